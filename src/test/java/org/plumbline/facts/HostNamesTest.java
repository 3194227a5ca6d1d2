package org.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Host;
import org.plumbline.snapshot.Location;

class HostNamesTest {

    private final HostNames names = new HostNames();

    HostNamesTest() {
        names.add(new Host(
                "ctl1",
                "ctl1",
                new TreeSet<>(List.of("ctl1", "ctl1.example.org")),
                new TreeSet<>(List.of("10.0.0.11", "fd00::11")),
                new Location("ctl1", "/etc/hostname", 0)));
        names.addName("10.0.0.13", "ctl3");
        names.addName("172.16.0.11", "ctl1");
    }

    @ParameterizedTest
    @CsvSource({
        "ctl1",
        "CTL1",
        "ctl1.example.org",
        "ctl1.other.net",
        "ctl1.",
        "10.0.0.11",
        "10.0.0.11:5672",
        "ctl1:5672",
        "fd00::11",
        "[fd00::11]:3306",
        "172.16.0.11"
    })
    void a_seen_host_is_known_by_every_name_and_address(String name) {
        assertThat(names.host(name)).contains("ctl1");
    }

    @Test
    void an_address_of_an_unseen_host_gets_the_name_that_a_hosts_file_gives_it() {
        assertThat(names.host("10.0.0.13")).isEmpty();
        assertThat(names.canonical("10.0.0.13")).isEqualTo("ctl3");
        assertThat(names.same("10.0.0.13", "ctl3")).isTrue();
        assertThat(names.same("10.0.0.13", "10.0.0.11")).isFalse();
    }

    @Test
    void the_first_number_of_an_address_is_no_short_name() {
        names.add(new Host(
                "10", "10", new TreeSet<>(List.of("10")), new TreeSet<>(), new Location("10", "/etc/hostname", 0)));
        assertThat(names.host("10.9.9.9")).isEmpty();
    }
}
