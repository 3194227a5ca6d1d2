package org.plumbline.rules;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Subject;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.UnsoundSource;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Verdict;
import org.plumbline.rules.Findings.Kind;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;

/**
 * From what the rules said to a verdict. Silence counts as PASS only when every subject that the control needs was
 * seen, none of them is a blind spot, and every option it needs has a known value.
 */
final class Judge {

    private final Map<String, List<Subject>> seen = new HashMap<>();
    private final Map<String, List<BlindSpot>> unseen = new HashMap<>();
    private final Map<String, Absent> absent = new HashMap<>();
    private final Map<String, List<Location>> examined = new HashMap<>();
    private final Map<Location, UnsoundSource> unsound = new HashMap<>();
    private final Findings findings;
    private final Map<String, String> broken;
    private final Applicability applicability;

    Judge(Collection<?> facts, Findings findings, Map<String, String> broken) {
        this.findings = findings;
        this.broken = broken;
        this.applicability = new Applicability(facts);
        for (var fact : facts) {
            if (fact instanceof Subject subject) {
                subject.subjects().forEach(name -> seen.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(subject));
            } else if (fact instanceof Unseen missing) {
                missing.subjects().forEach(name -> unseen.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(missing.spot()));
            } else if (fact instanceof Absent proof) {
                absent.put(proof.subject(), proof);
            } else if (fact instanceof UnsoundSource source) {
                unsound.putIfAbsent(source.at().whole(), source);
            }
        }
    }

    Assessment assess(Control control) {
        var failed = findings.of(control, Kind.FAIL);
        var notes = findings.of(control, Kind.NOTE);
        var gaps = gaps(control);
        var looked = examined(control);
        if (broken.containsKey(control.id())) {
            return new Assessment(
                    control,
                    Verdict.UNKNOWN,
                    "the rule failed with " + broken.get(control.id()),
                    looked,
                    List.of(),
                    List.of(),
                    gaps);
        }
        var outside = applicability.outside(control);
        if (!outside.isEmpty()) {
            return new Assessment(
                    control,
                    Verdict.NOT_APPLICABLE,
                    Applicability.reason(control, outside),
                    outside.stream()
                            .map(release -> release.at().whole())
                            .distinct()
                            .sorted()
                            .toList(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        if (applicability.isUnknown(control)) {
            return new Assessment(control, Verdict.UNKNOWN, reason(gaps), looked, List.of(), notes, gaps);
        }
        var sure = failed.stream().filter(finding -> doubts(finding).isEmpty()).toList();
        if (!sure.isEmpty()) {
            return new Assessment(control, Verdict.FAIL, sure.get(0).message(), looked, sure, notes, gaps);
        }
        if (!failed.isEmpty()) {
            return doubtful(control, failed, notes, gaps);
        }
        var undecided = findings.of(control, Kind.UNKNOWN);
        if (!undecided.isEmpty()) {
            return new Assessment(
                    control,
                    Verdict.UNKNOWN,
                    messages(undecided),
                    withEvidence(looked, undecided),
                    List.of(),
                    notes,
                    gaps);
        }
        var excused = findings.of(control, Kind.NOT_APPLICABLE);
        if (!excused.isEmpty()) {
            return new Assessment(
                    control,
                    Verdict.NOT_APPLICABLE,
                    messages(excused),
                    withEvidence(looked, excused),
                    List.of(),
                    notes,
                    List.of());
        }
        return silent(control, looked, notes, gaps);
    }

    /** Every finding rests on a source that is cut off or junk: it would say something else if it were whole. */
    private Assessment doubtful(Control control, List<Finding> failed, List<Finding> notes, List<BlindSpot> gaps) {
        var spots = new TreeSet<>(gaps);
        failed.forEach(finding -> spots.addAll(doubts(finding)));
        var first = doubts(failed.get(0)).get(0);
        return new Assessment(
                control,
                Verdict.UNKNOWN,
                "%s:%s cannot be relied on: %s".formatted(first.host(), first.input(), first.reason()),
                withEvidence(examined(control), failed),
                List.of(),
                notes,
                List.copyOf(spots));
    }

    /** The unsound sources that a finding rests on; none when the finding is about the very place that is wrong. */
    private List<BlindSpot> doubts(Finding finding) {
        var doubts = new ArrayList<BlindSpot>();
        for (var evidence : finding.evidence()) {
            var source = unsound.get(evidence.at().whole());
            if (source != null) {
                if (source.at().equals(evidence.at())) {
                    return List.of();
                }
                doubts.add(source.spot());
            }
        }
        return doubts;
    }

    private Assessment silent(Control control, List<Location> looked, List<Finding> notes, List<BlindSpot> gaps) {
        for (var need : control.needs()) {
            var proof = absent.get(subjectOf(need));
            if (proof != null && !seen.containsKey(subjectOf(need)) && !unseen.containsKey(subjectOf(need))) {
                return new Assessment(
                        control, Verdict.NOT_APPLICABLE, proof.reason(), proof.proof(), List.of(), notes, List.of());
            }
        }
        if (gaps.isEmpty()) {
            return new Assessment(control, Verdict.PASS, control.title(), looked, List.of(), notes, List.of());
        }
        return new Assessment(control, Verdict.UNKNOWN, reason(gaps), looked, List.of(), notes, gaps);
    }

    /** What stands between silence and a pass. */
    private List<BlindSpot> gaps(Control control) {
        var gaps = new TreeSet<BlindSpot>();
        if (applicability.isUnknown(control)) {
            gaps.add(new BlindSpot("", "release", "the snapshot shows no release", "collect the list of packages"));
        }
        for (var need : control.needs()) {
            var subject = subjectOf(need);
            gaps.addAll(unseen.getOrDefault(subject, List.of()));
            if (!seen.containsKey(subject) && !unseen.containsKey(subject)) {
                gaps.add(new BlindSpot("", subject, "the snapshot shows no " + inWords(subject), ""));
            }
            int hash = need.indexOf('#');
            if (hash >= 0) {
                gaps.addAll(unknownOption(subject, need.substring(hash + 1)));
            }
        }
        return List.copyOf(gaps);
    }

    private List<BlindSpot> unknownOption(String subject, String option) {
        return seen.getOrDefault(subject, List.of()).stream()
                .filter(Configured.class::isInstance)
                .map(service -> ((Configured) service).setting(option))
                .filter(setting -> !setting.known())
                .map(setting -> new BlindSpot(
                        setting.at().host(),
                        setting.at().source(),
                        setting.at().line(),
                        setting.seen() + (setting.origin().isEmpty() ? "" : ": " + setting.origin()),
                        ""))
                .toList();
    }

    private List<Location> examined(Control control) {
        return control.needs().size() == 1
                ? sources(control.needs().get(0))
                : control.needs().stream()
                        .flatMap(need -> sources(need).stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private List<Location> sources(String need) {
        return examined.computeIfAbsent(subjectOf(need), subject -> seen.getOrDefault(subject, List.of()).stream()
                .flatMap(fact -> fact.sources().stream())
                .map(Location::whole)
                .distinct()
                .sorted()
                .toList());
    }

    private static List<Location> withEvidence(List<Location> looked, List<Finding> said) {
        var all = new TreeSet<>(looked);
        said.forEach(
                one -> one.evidence().forEach(evidence -> all.add(evidence.at().whole())));
        return List.copyOf(all);
    }

    private static String subjectOf(String need) {
        int hash = need.indexOf('#');
        return hash < 0 ? need : need.substring(0, hash);
    }

    /** {@code fence-device} to {@code fence device}; {@code deployment:haproxy} to {@code haproxy}. */
    private static String inWords(String subject) {
        return subject.substring(subject.indexOf(':') + 1).replace('-', ' ');
    }

    private static String messages(List<Finding> said) {
        return said.stream().map(Finding::message).collect(joining("; "));
    }

    private static String reason(List<BlindSpot> gaps) {
        var first = gaps.get(0);
        var where = first.host().isEmpty() ? "" : " (" + first.host() + ")";
        int others = gaps.size() - 1;
        var more = others == 0 ? "" : ", and %d more blind spot%s".formatted(others, others == 1 ? "" : "s");
        return first.reason() + where + more;
    }
}
