package org.plumbline.parse.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Mutation;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class LibvirtConfTest {

    private static final Location FILE = new Location("cmp1", "/etc/libvirt/qemu.conf", 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            a = 1                         ~ 1
            a=-12 # c                     ~ -12
            a = "x y"                     ~ x y
            a = 'x "y"'                   ~ x "y"
            a = \"\"\"x⏎y\"\"\"           ~ x⏎y
            a = "x";b = 2                 ~ x
            `  a = 1`                     ~ 1
            a = 1⏎a = 2                   ~ 1
            # a = 2⏎⏎a = 3                ~ 3
            """)
    void the_first_value_of_a_name_counts(String text, String value) {
        var parsed = LibvirtConf.parse(FILE, text.replace('⏎', '\n'));
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().item("a").orElseThrow().value()).isEqualTo(value.replace('⏎', '\n'));
    }

    @Test
    void a_list_may_span_lines() {
        var parsed = LibvirtConf.parse(FILE, "x = 1\na = [\n  \"/dev/null\",\n  \"/dev/kvm\",\n]\nb = [ ]\n");
        var list = parsed.value().item("a").orElseThrow();
        assertThat(list.values()).containsExactly("/dev/null", "/dev/kvm");
        assertThat(list.isList()).isTrue();
        assertThat(list.at()).isEqualTo(FILE.line(2));
        assertThat(parsed.value().item("b").orElseThrow().values()).isEmpty();
        assertThat(parsed.value().item("b").orElseThrow().at()).isEqualTo(FILE.line(6));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            a = yes       ~ a number, a quoted string or a list is expected
            a             ~ an equals sign is expected after a name
            = 1           ~ a name is expected
            a-b = 1       ~ an equals sign is expected after a name
            a = "x        ~ a string is not closed
            a = 1 b = 2   ~ something stands behind a value
            a = ["x" "y"] ~ a comma or ] is expected in a list
            a = [         ~ a list is not closed
            """)
    void what_libvirt_refuses_is_fatal_and_the_next_line_is_read(String line, String reason) {
        var parsed = LibvirtConf.parse(FILE, "x = 1\n" + line + "\n" + (line.endsWith("[") ? "" : "y = 2\n"));
        assertThat(parsed.problems()).hasSize(1).allMatch(Problem::fatal);
        assertThat(parsed.problems().get(0).reason()).isEqualTo(reason);
        assertThat(parsed.value().item("x")).isPresent();
        assertThat(parsed.value().item("y").isPresent()).isEqualTo(!line.endsWith("["));
    }

    @Test
    void real_files_are_read() throws IOException {
        var lab = LibvirtConf.parse(
                FILE, Files.readString(Shared.path("lab/snapshots/ha/hosts/cmp1/etc/libvirt/qemu.conf")));
        assertThat(lab.problems()).isEmpty();
        assertThat(lab.value().item("security_driver").orElseThrow().value()).isEqualTo("none");
        var corpus = LibvirtConf.parse(
                FILE,
                Files.readString(Shared.path("corpus/parser/libvirt/insights-core/qemu_conf/qemu_conf_content.txt")));
        assertThat(corpus.problems()).isEmpty();
        assertThat(corpus.value().items()).isNotEmpty();
    }

    @Test
    void damaged_text_never_throws() {
        var random = new Random(9);
        for (int round = 0; round < 3_000; round++) {
            var text = Mutation.of("a = [ \"x\", [1, 'y'] ]\nb = \"\"\"z\n\"\"\"; c = -1 # d\n", random);
            var lines = text.split("\n", -1);
            assertThat(LibvirtConf.parse(FILE, text).value().items())
                    .allMatch(item -> lines[item.at().line() - 1].contains(item.name()));
        }
    }
}
