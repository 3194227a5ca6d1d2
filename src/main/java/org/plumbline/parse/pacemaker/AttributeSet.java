package org.plumbline.parse.pacemaker;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Entry;
import org.plumbline.snapshot.Location;

/**
 * A named block of name-value pairs of a Pacemaker configuration. Where several blocks apply to one thing, the block
 * with the highest score decides, and within a block the first pair of a name.
 *
 * @param id id of the block; empty where the text does not tell it
 * @param score its score: an integer, {@code INFINITY} or {@code -INFINITY}; empty for 0
 * @param conditional whether a rule (time, node) decides if it applies
 * @param entries the pairs, with the id as section
 * @param at where the block starts
 */
public record AttributeSet(String id, String score, boolean conditional, List<Entry> entries, Location at) {

    /** Cluster options in this block are taken before all others, whatever the scores. */
    private static final String FIRST = "cib-bootstrap-options";

    /** The pair that decides, rules left aside; empty when no unconditional block names it. */
    public static Optional<Entry> effective(List<AttributeSet> sets, String name) {
        return sets.stream()
                .filter(set -> !set.conditional)
                .sorted(Comparator.comparing((AttributeSet set) -> !set.id.equals(FIRST))
                        .thenComparing(set -> -Score.of(set.score)))
                .flatMap(set -> set.entries.stream())
                .filter(entry -> entry.key().equals(name))
                .findFirst();
    }
}
