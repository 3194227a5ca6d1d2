package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.plumbline.Approved;
import org.plumbline.rules.Catalog;

/** The documentation that is checked in is that of the rules that are checked in; {@code -Dapprove=true} makes it anew. */
class ControlPagesTest {

    private static final Path FOLDER = Path.of("src/site/controls");

    @Test
    void the_pages_are_those_of_the_rules() throws IOException {
        var pages = ControlPages.of(Catalog.builtIn().controls());
        for (var page : pages.entrySet()) {
            Approved.text(FOLDER.resolve(page.getKey()), page.getValue());
        }
        for (var path : found()) {
            if (Boolean.getBoolean("approve") && !pages.containsKey(path)) {
                Files.delete(FOLDER.resolve(path));
            }
        }
        assertThat(found()).isEqualTo(pages.keySet());
    }

    private static TreeSet<String> found() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(FOLDER)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> found.add(FOLDER.relativize(file).toString()));
        }
        return found;
    }
}
