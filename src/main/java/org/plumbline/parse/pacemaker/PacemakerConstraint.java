package org.plumbline.parse.pacemaker;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.snapshot.Location;

/**
 * A constraint of a Pacemaker cluster.
 *
 * @param kind what it rules
 * @param id its name; empty where the text does not tell it
 * @param attributes under the names of the CIB: rsc, node, score; with-rsc, rsc-role, with-rsc-role; first, then,
 *     first-action, then-action, kind, symmetrical; ticket, loss-policy
 * @param sets resource sets, in order
 * @param conditional whether rules decide where or when it holds
 * @param at where it stands
 */
public record PacemakerConstraint(
        Kind kind,
        String id,
        Map<String, String> attributes,
        List<ResourceSet> sets,
        boolean conditional,
        Location at) {

    /** What a constraint rules. */
    public enum Kind {
        LOCATION,
        COLOCATION,
        ORDER,
        TICKET
    }

    /**
     * Several resources that a constraint speaks about at once.
     *
     * @param attributes as written: sequential, require-all, action, role
     * @param resources ids in order
     */
    public record ResourceSet(Map<String, String> attributes, List<String> resources) {}

    /** The attribute's value; empty when it is not there. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** All resources it names, in the order of the text. */
    public Stream<String> resources() {
        var named = Stream.of("rsc", "with-rsc", "first", "then").map(this::attribute);
        return Stream.concat(named, sets.stream().flatMap(set -> set.resources.stream()))
                .filter(name -> !name.isEmpty());
    }
}
