package org.plumbline.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Deployment.Evidence;
import org.plumbline.cloud.topology.Role;
import org.plumbline.snapshot.Location;

class HostLossesTest {

    @ParameterizedTest(name = "{0} on {1}, quorum {2}, arbitrated {3}: survives losing a {4}")
    @CsvSource({
        "keystone, a,      false, false, false",
        "keystone, a b,    false, false, true",
        "etcd,     a b,    true,  false, false",
        "etcd,     a b,    true,  true,  true",
        "etcd,     a b c,  true,  false, true",
        "etcd,     a,      true,  true,  false",
    })
    void any_member_will_do_or_more_than_half_must_be_left(
            String name, String machines, boolean quorum, boolean arbitrated, boolean survives) {
        var losses = HostLosses.of(List.of(role(name, machines, quorum, arbitrated, true)));
        assertThat(losses)
                .filteredOn(loss -> loss.machine().equals("a"))
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.survived()).isEqualTo(survives);
                    assertThat(loss.fatal()).isEqualTo(!survives);
                });
    }

    @Test
    void what_depends_on_a_lost_role_falls_with_it_through_every_step() {
        var losses = HostLosses.of(List.of(
                role("mariadb", "a", true, false, true),
                role("keystone", "b c", false, false, true),
                role("nova-api", "b c", false, false, true)));
        assertThat(losses).filteredOn(HostLoss::fatal).singleElement().satisfies(loss -> {
            assertThat(loss.lost()).isEqualTo("mariadb");
            assertThat(loss.pulledDown()).contains("keystone (needs mariadb)").contains("nova-api");
        });
    }

    @Test
    void where_hosts_are_missing_nothing_is_said_to_stop() {
        var losses = HostLosses.of(List.of(role("keystone", "a", false, false, false)));
        assertThat(losses).singleElement().satisfies(loss -> {
            assertThat(loss.uncertain()).isTrue();
            assertThat(loss.fatal()).isFalse();
        });
    }

    private static Role role(String name, String machines, boolean quorum, boolean arbitrated, boolean complete) {
        var hosts = Arrays.asList(machines.split(" "));
        var members = hosts.stream()
                .map(host ->
                        new Deployment(name, "infra", host, Evidence.RUNNING, List.of(), new Location(host, "ps", 1)))
                .toList();
        return new Role(name, quorum, members, hosts, arbitrated, complete);
    }
}
