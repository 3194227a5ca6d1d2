package org.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleFileTest {

    @Test
    void every_part_of_the_model_is_there_for_rules() throws IOException {
        try (var folders = Files.list(Path.of("src/main/java/org/plumbline/cloud"))) {
            assertThat(RuleFile.AREAS)
                    .containsExactlyElementsOf(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }
}
