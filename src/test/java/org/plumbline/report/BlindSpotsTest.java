package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;
import org.plumbline.gate.Cases;
import org.plumbline.snapshot.BlindSpot;

class BlindSpotsTest {

    private static Assessment unknown(String id, BlindSpot... spots) {
        var control = Cases.control(id, Severity.HIGH, Stage.POC, Pillar.AVAILABILITY);
        return new Assessment(control, Verdict.UNKNOWN, "reason", List.of(), List.of(), List.of(), List.of(spots));
    }

    @Test
    void what_differs_only_by_place_is_told_once_and_what_most_wait_for_comes_first() {
        var result = Results.of(List.of(
                unknown("a/1", new BlindSpot("ctl1", "ps", "what runs on ctl1 was not collected", "run ps")),
                unknown("a/2", new BlindSpot("ctl2", "ps", "what runs on ctl2 was not collected", "run ps")),
                unknown("a/3", new BlindSpot("", "galera-node", "nothing in the snapshot shows a galera-node", "")),
                unknown("a/4", new BlindSpot("", "vrrp-router", "nothing in the snapshot shows a vrrp-router", "")),
                unknown("a/5", new BlindSpot("", "vrrp-router", "nothing in the snapshot shows a vrrp-router", ""))));
        assertThat(BlindSpots.grouped(result))
                .containsExactly(
                        new BlindSpots.Group(
                                "nothing in the snapshot shows",
                                "",
                                List.of("galera-node", "vrrp-router"),
                                1,
                                List.of("a/3", "a/4", "a/5")),
                        new BlindSpots.Group(
                                "what runs there was not collected",
                                "run ps",
                                List.of("ctl1: ps", "ctl2: ps"),
                                2,
                                List.of("a/1", "a/2")),
                        new BlindSpots.Group(
                                "Permission denied",
                                "run as root",
                                List.of("ctl2: /etc/nova/nova.conf"),
                                1,
                                List.of()));
    }
}
