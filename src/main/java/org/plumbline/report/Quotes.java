package org.plumbline.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Evidence;
import org.plumbline.finding.Finding;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Quotes the redacted lines around each place of evidence. Every source is read once, however often it is quoted. */
public final class Quotes {

    /** Lines before and after the place. */
    private static final int AROUND = 2;

    /** Nobody reads more quotes of one cause; the places themselves are all listed. */
    private static final int MOST_PER_FINDING = 20;

    private static final int LONGEST_LINE = 300;

    private final Snapshot snapshot;
    private final Map<String, HostFiles> hosts;
    private final Map<Location, NavigableMap<Integer, String>> lines = new HashMap<>();

    private Quotes(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.hosts = snapshot.hosts().stream()
                .collect(Collectors.toMap(HostFiles::name, host -> host, (first, again) -> first, HashMap::new));
    }

    /** The same assessments, with context at the evidence of findings and notes. */
    public static List<Assessment> in(List<Assessment> assessments, Snapshot snapshot) {
        var quotes = new Quotes(snapshot);
        quotes.read(assessments);
        return assessments.stream().map(quotes::quoted).toList();
    }

    private void read(List<Assessment> assessments) {
        var wanted = new TreeMap<Location, Set<Integer>>();
        assessments.stream()
                .flatMap(a -> Stream.concat(a.findings().stream(), a.notes().stream()))
                .flatMap(finding -> finding.evidence().stream().limit(MOST_PER_FINDING))
                .map(Evidence::at)
                .filter(at -> at.line() > 0)
                .forEach(at -> {
                    var numbers = wanted.computeIfAbsent(at.whole(), whole -> new HashSet<>());
                    for (int i = Math.max(1, at.line() - AROUND); i <= at.line() + AROUND; i++) {
                        numbers.add(i);
                    }
                });
        wanted.forEach((whole, numbers) -> {
            var source = source(whole);
            if (source != null) {
                lines.put(whole, lines(source.text(), numbers));
            }
        });
    }

    private static NavigableMap<Integer, String> lines(String text, Set<Integer> numbers) {
        var found = new TreeMap<Integer, String>();
        int number = 1;
        for (int start = 0; start < text.length() && found.size() < numbers.size(); number++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (numbers.contains(number)) {
                found.put(
                        number,
                        text.substring(start, Math.min(end, start + LONGEST_LINE))
                                .stripTrailing());
            }
            start = end + 1;
        }
        return found;
    }

    private @Nullable SourceFile source(Location at) {
        if (at.host().equals("api")) {
            return snapshot.api().get(at.source());
        }
        if (at.host().equals("snapshot")) {
            return Stream.of(snapshot.topology(), snapshot.attestations())
                    .filter(file -> file != null && file.path().equals(at.source()))
                    .findFirst()
                    .orElse(null);
        }
        var host = hosts.get(at.host());
        if (host == null) {
            return null;
        }
        var file = host.files().get(at.source());
        return file != null
                ? file
                : host.outputs().values().stream()
                        .filter(output -> output.path().equals(at.source()))
                        .findFirst()
                        .orElse(null);
    }

    private Assessment quoted(Assessment assessment) {
        return new Assessment(
                assessment.control(),
                assessment.verdict(),
                assessment.reason(),
                assessment.examined(),
                assessment.findings().stream().map(this::quoted).toList(),
                assessment.notes().stream().map(this::quoted).toList(),
                assessment.blindSpots());
    }

    private Finding quoted(Finding finding) {
        var evidence = new ArrayList<Evidence>();
        for (var one : finding.evidence()) {
            evidence.add(evidence.size() < MOST_PER_FINDING ? quoted(one) : one);
        }
        return new Finding(
                finding.control(), finding.severity(), finding.message(), finding.hosts(), List.copyOf(evidence));
    }

    private Evidence quoted(Evidence evidence) {
        var known = lines.get(evidence.at().whole());
        int line = evidence.at().line();
        if (known == null || !known.containsKey(line)) {
            return evidence;
        }
        var around = known.subMap(line - AROUND, true, line + AROUND, true);
        return new Evidence(evidence.at(), evidence.text(), List.copyOf(around.values()), around.firstKey());
    }
}
