package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Evidence;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;
import org.plumbline.gate.Cases;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

class QuotesTest {

    private static final String TEXT = "one\ntwo  \nthree\nfour\nfive\nsix\n";

    private final List<String> reads = new ArrayList<>();

    private SourceFile source(String host, String path) {
        return new SourceFile(new Location(host, path, 0), "", () -> {
            reads.add(path);
            return TEXT;
        });
    }

    private Snapshot snapshot() {
        var files = new TreeMap<>(Map.of("/etc/a.conf", source("ctl1", "/etc/a.conf")));
        var outputs = new TreeMap<>(Map.of("status", source("ctl1", "rabbitmqctl status")));
        var host = new HostFiles("ctl1", "ctl1", files, outputs, List.of(), List.of());
        var api = new TreeMap<>(Map.of("compute/os-services", source("api", "compute/os-services")));
        var topology = source("snapshot", "topology.yaml");
        return new Snapshot("lab", null, "00", List.of(host), api, topology, null, List.of());
    }

    private List<Evidence> quoted(Location... places) {
        var control = Cases.control("a/b", Severity.HIGH, Stage.POC, Pillar.SECURITY);
        var evidence = java.util.Arrays.stream(places)
                .map(at -> new Evidence(at, "seen"))
                .toList();
        var finding = Finding.of("a/b", Severity.HIGH, "message", evidence);
        var assessment = new Assessment(
                control, Verdict.FAIL, "reason", List.of(), List.of(finding), List.of(finding), List.of());
        var quoted = Quotes.in(List.of(assessment), snapshot()).get(0);
        assertThat(quoted.notes()).isEqualTo(quoted.findings());
        return quoted.findings().get(0).evidence();
    }

    @ParameterizedTest(name = "line {0}: {1} from {2}")
    @CsvSource({
        "1, 'one,two,three', 1",
        "2, 'one,two,three,four', 1",
        "4, 'two,three,four,five,six', 2",
        "6, 'four,five,six', 4",
        "7, '', 0",
        "0, '', 0",
    })
    void two_lines_before_and_after_are_quoted(int line, String lines, int from) {
        var evidence = quoted(new Location("ctl1", "/etc/a.conf", line)).get(0);
        assertThat(String.join(",", evidence.context())).isEqualTo(lines);
        assertThat(evidence.contextFrom()).isEqualTo(from);
    }

    @Test
    void outputs_api_responses_and_the_operators_files_are_quoted_too() {
        var evidence = quoted(
                new Location("ctl1", "rabbitmqctl status", 1),
                new Location("api", "compute/os-services", 1),
                new Location("snapshot", "topology.yaml", 1));
        assertThat(evidence).allSatisfy(one -> assertThat(one.context()).containsExactly("one", "two", "three"));
    }

    @Test
    void a_source_is_read_once_however_often_it_is_quoted() {
        quoted(new Location("ctl1", "/etc/a.conf", 1), new Location("ctl1", "/etc/a.conf", 5));
        assertThat(reads).containsExactly("/etc/a.conf");
    }

    @Test
    void what_is_not_there_is_not_quoted() {
        var evidence = quoted(
                new Location("ctl9", "/etc/a.conf", 1),
                new Location("ctl1", "/etc/none", 1),
                new Location("api", "none", 1),
                new Location("snapshot", "attestations.yaml", 1));
        assertThat(evidence).allSatisfy(one -> assertThat(one.context()).isEmpty());
    }
}
