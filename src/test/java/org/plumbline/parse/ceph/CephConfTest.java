package org.plumbline.parse.ceph;

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

class CephConfTest {

    private static final Location FILE = new Location("ctl1", "/etc/ceph/prod.conf", 0);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            X5  ~ [global]⏎mon host = a                    ~ a
            X5  ~ [global]⏎mon_host = a                    ~ a
            X5  ~ [global]⏎mon  \\thost=a                  ~ a
            X5  ~ [global]⏎mon-host = a                    ~
            X5  ~ [global]⏎Mon Host = a                    ~
            X6  ~ [global]⏎mon host = a ; c                ~ a
            X6  ~ [global]⏎mon host = u # d                ~ u
            X6  ~ [global]⏎mon host = "a # b" ; c          ~ a # b
            X6  ~ [global]⏎mon host = 'a'                  ~ a
            X6  ~ [global]⏎mon host = a\\;b                ~ a;b
            X7  ~ [global]⏎mon host = a, \\⏎ b             ~ a,  b
            X8  ~ [global]⏎mon host = a⏎mon_host = b       ~ b
            X8  ~ [client.rbd]⏎mon host = c⏎[client]⏎mon host = b⏎[global]⏎mon host = a ~ c
            X8  ~ [client]⏎mon host = b⏎[global]⏎mon host = a ~ b
            X8  ~ [osd]⏎mon host = b⏎[global]⏎mon host = a ~ a
            X9  ~ mon host = a                             ~ a
            X10 ~ [global]⏎mon host = /etc/$cluster.$name.${id}-$type ~ /etc/prod.client.rbd.rbd-client
            X10 ~ [global]⏎x = $host⏎mon host = $x $none   ~ ctl1 $none
            """)
    void a_client_sees_the_value_that_ceph_would_give_it(String vector, String text, String value) {
        var parsed = CephConf.parse(FILE, text.replace('⏎', '\n').replace("\\t", "\t"));
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().value("client.rbd", "mon_host").orElse(null)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            mon host          ~ a line is neither a section nor an assignment
            = a               ~ a key is not valid
            [osd              ~ a section header is not of the form [name]
            [osd] x           ~ a section header is not of the form [name]
            mon host = "a     ~ a quote is not closed
            mon host = "a" b  ~ something stands behind a quoted value
            """)
    void what_ceph_refuses_is_fatal(String line, String reason) {
        assertThat(CephConf.parse(FILE, "[global]\n" + line + "\nx = 1\n").problems())
                .containsExactly(new Problem(FILE.line(2), reason, true));
    }

    @Test
    void real_files_are_read() throws IOException {
        var corpus = CephConf.parse(
                FILE, Files.readString(Shared.path("corpus/parser/ceph/insights-core/ceph_conf/ceph_conf.txt")));
        assertThat(corpus.problems()).isEmpty();
        assertThat(corpus.value().value("client.radosgw.gateway", "host")).contains("controller1-az2");
        assertThat(corpus.value().value("osd.1", "osd_pool_default_size")).contains("3");
    }

    @Test
    void references_in_a_circle_and_damaged_text_come_to_an_end() {
        var circle = CephConf.parse(FILE, "a = $b$b$b\nb = $a$a$a\n").value();
        assertThat(circle.value("client", "a").orElseThrow().length()).isLessThan(1 << 18);
        var random = new Random(13);
        for (int round = 0; round < 3_000; round++) {
            var text = Mutation.of(
                    "[global]\nmon host = \"a\" ; b\nfs id = $x ${y} \\\n z\n[client.a]\nk = 'v'\n", random);
            var parsed = CephConf.parse(FILE, text).value();
            int lines = (int) text.lines().count();
            assertThat(parsed.entries())
                    .allMatch(entry -> entry.at().line() >= 1 && entry.at().line() <= lines);
            parsed.value("client.a", "fs_id");
        }
    }
}
