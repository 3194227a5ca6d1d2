package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    private static final Report TEXT = (result, out) -> out.write("new");

    @TempDir
    private Path folder;

    @Test
    void a_report_is_readable_for_its_owner_only_even_over_an_old_one() throws IOException {
        var file = Files.writeString(folder.resolve("r.txt"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        OutputFile.write(file, TEXT, Results.small());
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void folders_are_made() throws IOException {
        OutputFile.write(folder.resolve("a/b/r.txt"), TEXT, Results.small());
        assertThat(folder.resolve("a/b/r.txt")).hasContent("new");
    }

    @Test
    void a_report_that_breaks_off_leaves_the_old_one_and_nothing_else() throws IOException {
        var file = Files.writeString(folder.resolve("r.txt"), "old");
        Report broken = (result, out) -> {
            out.write("half");
            throw new IOException("disk full");
        };
        assertThatThrownBy(() -> OutputFile.write(file, broken, Results.small()))
                .hasMessage("disk full");
        assertThat(file).hasContent("old");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void a_link_is_followed_to_its_file_and_stays_a_link() throws IOException {
        var file = Files.writeString(folder.resolve("real.txt"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        OutputFile.write(link, TEXT, Results.small());
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void a_folder_and_a_device_are_refused() {
        assertThatThrownBy(() -> OutputFile.write(folder, TEXT, Results.small()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> OutputFile.write(Path.of("/dev/null"), TEXT, Results.small()))
                .hasMessage("/dev/null is no file");
    }
}
