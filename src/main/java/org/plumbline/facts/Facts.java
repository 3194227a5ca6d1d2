package org.plumbline.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.UnsoundSource;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;

/** Everything that a snapshot says about its cloud: the records of the model, and what could not be seen. */
public final class Facts {

    private final List<Object> all = new ArrayList<>();
    private final Map<Class<?>, List<Object>> byType = new LinkedHashMap<>();
    private final TreeSet<BlindSpot> blindSpots = new TreeSet<>();

    private final HostNames hostNames = new HostNames();

    Facts() {}

    public static Facts of(Snapshot snapshot) {
        var facts = new Facts();
        snapshot.blindSpots().forEach(facts::blind);
        snapshot.hosts().forEach(host -> host.blindSpots().forEach(facts::blind));
        FactSources.ALL.forEach(source -> facts.addFrom(source, snapshot));
        return facts;
    }

    /**
     * A source that fails takes only what it found itself with it: its subjects were not seen, so that the controls that
     * need them become UNKNOWN.
     */
    void addFrom(FactSource source, Snapshot snapshot) {
        int before = all.size();
        try {
            source.addTo(this, snapshot);
        } catch (RuntimeException | StackOverflowError failure) {
            var dropped = all.subList(before, all.size());
            dropped.forEach(fact ->
                    byType.getOrDefault(fact.getClass(), new ArrayList<>()).remove(fact));
            dropped.clear();
            blind(new BlindSpot(
                    "plumbline",
                    source.getClass().getSimpleName(),
                    "reading this part failed with " + failure.getClass().getSimpleName() + ", a fault of Plumbline",
                    "report it, with the snapshot if you may"));
        }
    }

    /** The facts that rules may match. */
    public Collection<Object> all() {
        return Collections.unmodifiableList(all);
    }

    /** The facts of one type, in the order in which they were found. */
    public <T> List<T> all(Class<T> type) {
        return byType.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    /** The hosts on which a subject is, or may be, and could not be seen. */
    public Stream<String> hostsOfUnseen(String subject) {
        return all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains(subject))
                .map(missing -> missing.spot().host());
    }

    /** Everything that could not be seen or understood, sorted. */
    public List<BlindSpot> blindSpots() {
        return List.copyOf(blindSpots);
    }

    public void add(Object fact) {
        all.add(fact);
        byType.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
        if (fact instanceof Unseen missing) {
            blind(missing.spot());
        }
    }

    public void addAll(Collection<?> facts) {
        facts.forEach(this::add);
    }

    void blind(BlindSpot spot) {
        blindSpots.add(spot);
    }

    /** What a parser understood; what it did not becomes blind spots that name file and line. */
    public <T> T understood(Parsed<T> parsed) {
        parsed.problems().forEach(this::blind);
        return parsed.value();
    }

    private void blind(Problem problem) {
        var at = problem.at();
        var spot = new BlindSpot(at.host(), at.source(), at.line(), problem.reason(), "");
        blind(spot);
        if (problem.fatal()) {
            add(new UnsoundSource(at, spot));
        }
    }

    public HostNames hostNames() {
        return hostNames;
    }

    public boolean isAbsent(String subject) {
        return all(Absent.class).stream().anyMatch(proof -> proof.subject().equals(subject));
    }
}
