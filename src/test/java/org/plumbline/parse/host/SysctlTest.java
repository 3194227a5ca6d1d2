package org.plumbline.parse.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class SysctlTest {

    private static final Location FILE = new Location("ctl1", "/etc/sysctl.d/99-openstack.conf", 0);

    private static Sysctl parse(String text) {
        var parsed = Sysctl.parse(FILE, text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value();
    }

    @Test
    void comments_start_a_line_and_are_part_of_a_value_elsewhere() {
        var sysctl = parse("; c\n  # c\n\n a = 1 # x\nb=c = d\n");

        assertThat(sysctl.entries())
                .containsExactly(new Entry("", "a", "1 # x", FILE.line(4)), new Entry("", "b", "c = d", FILE.line(5)));
    }

    @Test
    void a_dash_ignores_errors_and_the_last_of_equal_keys_counts() {
        var sysctl = parse("-kernel.x = 1\nkernel.x=2\n-net.ipv4.conf.excluded\n");

        assertThat(sysctl.last("kernel.x")).contains(new Entry("", "kernel.x", "2", FILE.line(2)));
        assertThat(sysctl.entries()).hasSize(2);
    }

    @Test
    void slashes_may_separate_and_keep_the_dots_of_a_name() {
        assertThat(parse("net/ipv4/conf/eth0.100/rp_filter = 1\n").last("net.ipv4.conf.eth0/100.rp_filter"))
                .isPresent();
        assertThat(parse("net.ipv4.conf.eth0/100.rp_filter = 1\n").last("net.ipv4.conf.eth0/100.rp_filter"))
                .isPresent();
    }

    @Test
    void a_pattern_covers_what_no_line_names() {
        var sysctl = parse("net.ipv4.conf.eth0.rp_filter = 1\nnet.ipv4.conf.*.rp_filter = 2\n");

        assertThat(sysctl.last("net.ipv4.conf.eth0.rp_filter").orElseThrow().value())
                .isEqualTo("1");
        assertThat(sysctl.last("net.ipv4.conf.eth1.rp_filter").orElseThrow().value())
                .isEqualTo("2");
        assertThat(sysctl.last("net.ipv4.conf.a.b.rp_filter")).isEmpty();
    }

    @Test
    void messages_of_sysctl_between_its_output_are_passed_over() {
        var sysctl = parse("sysctl: permission denied on key 'fs.x'\nfs.file-nr = 9360\t0\t2466177\n");

        assertThat(sysctl.last("fs.file-nr").orElseThrow().value()).isEqualTo("9360\t0\t2466177");
    }

    @Test
    void what_is_no_assignment_is_told() {
        assertThat(Sysctl.parse(FILE, "a=1\nb\n").problems())
                .containsExactly(new Problem(FILE.line(2), "this is no assignment", false));
    }

    @Test
    void the_collected_files_and_outputs_are_read_completely() throws IOException {
        var output = Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl2/commands/sysctl.txt"));
        assertThat(parse(output).entries()).hasSize((int) output.lines().count());
        assertThat(parse(output).last("net.ipv4.ip_nonlocal_bind").orElseThrow().value())
                .isEqualTo("1");

        var file = Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl2/etc/sysctl.d/99-openstack-ha.conf"));
        assertThat(parse(file).last("net.ipv4.ip_nonlocal_bind").orElseThrow().value())
                .isEqualTo("1");

        var conf = Files.readString(Shared.path("corpus/parser/sysctl/insights-core/sysctl/sysctl_conf_test.txt"));
        assertThat(parse(conf).entries())
                .extracting(Entry::key, Entry::value)
                .containsExactly(
                        tuple("kernel.domainname", "example.com"), tuple("kernel.modprobe", "/sbin/mod probe"));
    }

    @Test
    void a_generated_file_is_read_back_as_it_was_meant() {
        var random = new Random(1);
        for (int round = 0; round < 100; round++) {
            var text = new StringBuilder();
            var meant = new ArrayList<Entry>();
            for (int line = 1; line <= 20; line++) {
                if (random.nextInt(3) == 0) {
                    text.append(random.nextBoolean() ? "# a = b\n" : "\n");
                    continue;
                }
                var key = "k" + random.nextInt(50) + "." + random.nextInt(50);
                var value = "v" + random.nextInt() + "=;#é";
                meant.add(new Entry("", key, value, FILE.line(line)));
                text.append(" ".repeat(random.nextInt(3))).append(random.nextBoolean() ? "-" : "");
                text.append(key)
                        .append(random.nextBoolean() ? " = " : "=")
                        .append(value)
                        .append(" \n");
            }
            assertThat(parse(text.toString()).entries()).isEqualTo(meant);
        }
    }
}
