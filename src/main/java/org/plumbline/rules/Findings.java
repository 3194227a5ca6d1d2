package org.plumbline.rules;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.plumbline.cloud.Located;
import org.plumbline.finding.Control;
import org.plumbline.finding.Evidence;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Severity;

/**
 * Where the right-hand side of a rule leaves what it found. The control is the one whose rule is firing. Matches with
 * the same message are one finding with more evidence, so that three controllers saying the same are one cause.
 */
public final class Findings extends DefaultAgendaEventListener {

    /** What a rule may say. */
    enum Kind {
        FAIL,
        NOTE,
        UNKNOWN,
        NOT_APPLICABLE
    }

    private final Map<String, Map<Kind, SortedMap<String, SortedSet<Evidence>>>> said = new TreeMap<>();
    private final Map<String, Map<String, Severity>> severities = new TreeMap<>();
    private String control = "";

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        control = controlOf(event.getMatch().getRule().getName());
    }

    /** A rule is named after its control; a file with several rules adds a blank and some words. */
    static String controlOf(String rule) {
        int blank = rule.indexOf(' ');
        return blank < 0 ? rule : rule.substring(0, blank);
    }

    /** A departure. There is no way to report one without evidence. */
    public void fail(String message, Located first, Located... more) {
        say(Kind.FAIL, message, all(first, more));
    }

    public void fail(String message, Collection<? extends Located> evidence) {
        say(Kind.FAIL, message, evidence);
    }

    /** A departure that is less or more severe than the control at its worst. */
    public void fail(Severity severity, String message, Located first, Located... more) {
        fail(severity, message, all(first, more));
    }

    public void fail(Severity severity, String message, Collection<? extends Located> evidence) {
        say(Kind.FAIL, message, evidence);
        severities.computeIfAbsent(control, c -> new TreeMap<>()).merge(message, severity, Findings::worse);
    }

    /** Worth saying, but no gap. */
    public void note(String message, Located first, Located... more) {
        say(Kind.NOTE, message, all(first, more));
    }

    public void note(String message, Collection<? extends Located> evidence) {
        say(Kind.NOTE, message, evidence);
    }

    /** Something here cannot be decided; the message says why and what would decide it. */
    public void unknown(String message, Located first, Located... more) {
        say(Kind.UNKNOWN, message, all(first, more));
    }

    public void unknown(String message, Collection<? extends Located> evidence) {
        say(Kind.UNKNOWN, message, evidence);
    }

    /** The evidence proves that the control has nothing to speak about. */
    public void notApplicable(String message, Located first, Located... more) {
        say(Kind.NOT_APPLICABLE, message, all(first, more));
    }

    public void notApplicable(String message, Collection<? extends Located> evidence) {
        say(Kind.NOT_APPLICABLE, message, evidence);
    }

    List<Finding> of(Control of, Kind kind) {
        var bySeverity = severities.getOrDefault(of.id(), Map.of());
        return said(of.id(), kind).entrySet().stream()
                .map(e -> Finding.of(
                        of.id(),
                        bySeverity.getOrDefault(e.getKey(), of.severity()),
                        e.getKey(),
                        List.copyOf(e.getValue())))
                .sorted((a, b) -> a.severity() == b.severity()
                        ? a.message().compareTo(b.message())
                        : a.severity().compareTo(b.severity()))
                .toList();
    }

    private SortedMap<String, SortedSet<Evidence>> said(String id, Kind kind) {
        return said.getOrDefault(id, Map.of()).getOrDefault(kind, new TreeMap<>());
    }

    private void say(Kind kind, String message, Collection<? extends Located> evidence) {
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("The rule (%s) reports without evidence.".formatted(control));
        }
        var known = said.computeIfAbsent(control, c -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, k -> new TreeMap<>())
                .computeIfAbsent(message, m -> new TreeSet<>());
        evidence.forEach(fact -> known.add(new Evidence(fact.at(), fact.seen())));
    }

    private static List<Located> all(Located first, Located... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toList();
    }

    private static Severity worse(Severity a, Severity b) {
        return a.isAtLeast(b) ? a : b;
    }
}
