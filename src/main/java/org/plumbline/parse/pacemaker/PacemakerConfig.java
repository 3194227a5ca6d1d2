package org.plumbline.parse.pacemaker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.parse.Entry;

/**
 * The configuration of a Pacemaker cluster, whichever tool printed it.
 *
 * @param properties blocks of cluster options; use {@link #property}
 * @param resourceDefaults blocks of default meta attributes
 * @param operationDefaults blocks of default operation attributes
 * @param nodes configured nodes
 * @param resources top-level resources and templates, in the order of the text
 * @param constraints all constraints
 * @param fencingLevels the fencing topology
 * @param states what the cluster last knew of its nodes; empty for sources without status
 */
public record PacemakerConfig(
        List<AttributeSet> properties,
        List<AttributeSet> resourceDefaults,
        List<AttributeSet> operationDefaults,
        List<PacemakerNode> nodes,
        List<PacemakerResource> resources,
        List<PacemakerConstraint> constraints,
        List<FencingLevel> fencingLevels,
        List<PacemakerNodeState> states) {

    static final PacemakerConfig EMPTY =
            new PacemakerConfig(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** The deciding value of a cluster option; empty when it is unset or only set under a rule. */
    public Optional<Entry> property(String name) {
        return AttributeSet.effective(properties, name);
    }

    /** All resources, those inside groups, clones and bundles too. */
    public Stream<PacemakerResource> all() {
        return resources.stream().flatMap(PacemakerResource::all);
    }

    public Optional<PacemakerResource> resource(String id) {
        return all().filter(resource -> resource.id().equals(id)).findFirst();
    }
}
