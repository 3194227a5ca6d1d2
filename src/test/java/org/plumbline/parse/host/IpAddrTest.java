package org.plumbline.parse.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class IpAddrTest {

    private static final Location OUTPUT = new Location("ctl1", "ip addr", 0);

    @Test
    void json_of_the_laboratory_has_the_addresses_of_each_interface() throws IOException {
        var parsed = IpAddr.parse(
                OUTPUT, Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl2/commands/ip-addr.json")));
        var eth0 = parsed.value().get(1);

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value()).extracting(NetInterface::name).startsWith("lo", "eth0", "eth1");
        assertThat(eth0.flags()).containsExactly("BROADCAST", "MULTICAST", "UP", "LOWER_UP");
        assertThat(eth0.mtu()).isEqualTo(1500);
        assertThat(eth0.state()).isEqualTo("UP");
        assertThat(eth0.addresses())
                .startsWith(
                        new NetAddress("10.0.0.12", 24, "global", false, OUTPUT.line(1)),
                        new NetAddress("10.0.0.20", 24, "global", true, OUTPUT.line(1)));
    }

    @Test
    void text_says_the_same() {
        var parsed = IpAddr.parse(OUTPUT, """
                1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
                    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                    inet 127.0.0.1/8 scope host lo
                       valid_lft forever preferred_lft forever
                2: bond1.57@bond1: <BROADCAST,UP,LOWER_UP> mtu 9000 qdisc noqueue master br-ex state UP
                    link/ether 00:11:3f:e2:f5:9e brd ff:ff:ff:ff:ff:ff
                    inet 10.192.4.171/27 brd 10.192.4.191 scope global bond1.57
                    inet 10.192.4.172/32 scope global secondary bond1.57
                    inet 172.30.0.1 peer 172.30.0.2/32 scope global tun0
                    inet6 fe80::211:3fff:fee2:f59e/64 scope link
                """);

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().get(1))
                .isEqualTo(new NetInterface(
                        "bond1.57",
                        "bond1",
                        "br-ex",
                        "",
                        List.of("BROADCAST", "UP", "LOWER_UP"),
                        "UP",
                        9000,
                        "00:11:3f:e2:f5:9e",
                        List.of(
                                new NetAddress("10.192.4.171", 27, "global", false, OUTPUT.line(7)),
                                new NetAddress("10.192.4.172", 32, "global", true, OUTPUT.line(8)),
                                new NetAddress("172.30.0.1", 32, "global", false, OUTPUT.line(9)),
                                new NetAddress("fe80::211:3fff:fee2:f59e", 64, "link", false, OUTPUT.line(10))),
                        OUTPUT.line(5)));
    }

    @Test
    void a_real_capture_with_tunnels_is_read() throws IOException {
        var parsed = IpAddr.parse(
                OUTPUT, Files.readString(Shared.path("corpus/parser/net/insights-core/ip/ip_addr_test.txt")));

        assertThat(parsed.problems()).as("three times: Message truncated").hasSize(3);
        assertThat(parsed.value())
                .extracting(NetInterface::name)
                .containsExactly("lo", "eth7", "tunl0", "tunl1", "bond1.57", "ip.tun2");
        assertThat(parsed.value().get(1).master()).isEqualTo("bond1");
        assertThat(parsed.value().get(4).addresses()).hasSize(3);
    }

    @Test
    void an_interface_with_details_has_a_kind() {
        var link = IpAddr.parse(OUTPUT, "[{},{\"ifname\":\"b0\",\"linkinfo\":{\"info_kind\":\"bond\"},\"mtu\":1500}]\n")
                .value();

        assertThat(link).hasSize(1);
        assertThat(link.get(0).kind()).isEqualTo("bond");
        assertThat(link.get(0).addresses()).isEmpty();
    }

    @Test
    void what_is_no_output_of_ip_is_told() {
        assertThat(IpAddr.parse(OUTPUT, "ip: command not found\n").problems())
                .containsExactly(new Problem(OUTPUT.line(1), "this is no interface", false));
        assertThat(IpAddr.parse(OUTPUT, "[{\"ifname\":").problems())
                .containsExactly(new Problem(OUTPUT, "this is not valid JSON", true));
    }

    @Test
    void damaged_output_never_throws() throws IOException {
        var random = new Random(9);
        for (var source : List.of(
                "corpus/parser/net/insights-core/ip/ip_addr_test.txt",
                "lab/snapshots/ha/hosts/ctl2/commands/ip-addr.json")) {
            var text = Files.readString(Shared.path(source));
            for (int round = 0; round < 200; round++) {
                var damaged = new StringBuilder(text);
                for (int i = 0; i < 5; i++) {
                    damaged.setCharAt(random.nextInt(damaged.length()), " \n:<>@/{}[]\",1".charAt(random.nextInt(14)));
                }
                long lines = damaged.chars().filter(c -> c == '\n').count() + 1;
                assertThat(IpAddr.parse(OUTPUT, damaged.toString()).value())
                        .allMatch(link -> link.at().line() <= lines);
            }
        }
    }
}
