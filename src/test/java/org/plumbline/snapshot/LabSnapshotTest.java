package org.plumbline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;

class LabSnapshotTest {

    private static Snapshot ha;

    @BeforeAll
    static void read() throws SnapshotException {
        ha = SnapshotReader.read(Shared.path("lab/snapshots/ha"));
    }

    @Test
    void every_host_has_its_files_and_outputs() {
        assertThat(ha.hosts()).extracting(HostFiles::name).containsExactly("cmp1", "cmp2", "ctl1", "ctl2", "ctl3");
        var ctl1 = ha.host("ctl1").orElseThrow();
        assertThat(ctl1.file("/etc/nova/nova.conf").orElseThrow().text()).contains("[api_database]");
        assertThat(ctl1.output("haproxy-show-stat").orElseThrow().format()).isEqualTo("json");
        assertThat(ctl1.output("crm_mon").orElseThrow().path()).isEqualTo("crm_mon -1 -r -f -n --output-as=xml");
    }

    @Test
    void passwords_are_the_same_marker_on_all_controllers_and_nowhere_in_clear() {
        var passwords = ha.hosts().stream()
                .flatMap(host -> host.glob("/etc/mysql/mariadb.conf.d/*").toList().stream())
                .flatMap(file -> file.text().lines())
                .filter(line -> line.startsWith("wsrep_sst_auth"))
                .distinct();

        assertThat(passwords)
                .hasSize(1)
                .first()
                .asString()
                .matches("wsrep_sst_auth = sst:‹secret:[0-9a-f]{8}:[0-9+-]+›");
    }

    @Test
    void it_was_collected_when_its_manifest_says() {
        assertThat(ha.collectedAt()).isEqualTo(Instant.parse("2026-11-22T13:02:23Z"));
    }

    @Test
    void responses_of_a_service_that_answers_on_every_host_are_outputs_of_that_host() {
        assertThat(ha.host("ctl2").orElseThrow().outputs())
                .containsKeys("rabbitmq-api-overview", "etcd-api-health", "haproxy-api-stats");
        assertThat(ha.api())
                .containsKeys("compute/os-services", "network/agents")
                .doesNotContainKey("image/stores");
        assertThat(ha.blindSpots()).extracting(BlindSpot::input).contains("image/stores");
    }
}
