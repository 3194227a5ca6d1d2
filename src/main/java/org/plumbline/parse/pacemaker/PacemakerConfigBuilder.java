package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Location;

/** Collects what a textual form of a Pacemaker configuration says, in the order it says it. */
final class PacemakerConfigBuilder {

    private static final int MAX_NESTING = 8;

    final List<AttributeSet> properties = new ArrayList<>();
    final List<AttributeSet> resourceDefaults = new ArrayList<>();
    final List<AttributeSet> operationDefaults = new ArrayList<>();
    final List<PacemakerNode> nodes = new ArrayList<>();
    final List<PacemakerConstraint> constraints = new ArrayList<>();
    final List<FencingLevel> fencingLevels = new ArrayList<>();
    private final Map<String, PacemakerResource> resources = new LinkedHashMap<>();
    private final Map<String, List<String>> members = new LinkedHashMap<>();

    void resource(PacemakerResource resource) {
        resources.putIfAbsent(resource.id(), resource);
    }

    /** A resource whose members are defined elsewhere in the text. */
    void resource(PacemakerResource resource, List<String> memberIds) {
        resource(resource);
        members.putIfAbsent(resource.id(), memberIds);
    }

    void constraint(
            PacemakerConstraint.Kind kind,
            String id,
            Map<String, String> attributes,
            List<PacemakerConstraint.ResourceSet> sets,
            boolean conditional,
            Location at) {
        constraints.add(new PacemakerConstraint(kind, id, Map.copyOf(attributes), List.copyOf(sets), conditional, at));
    }

    void addAll(PacemakerConfig config) {
        properties.addAll(config.properties());
        nodes.addAll(config.nodes());
        config.resources().forEach(this::resource);
        constraints.addAll(config.constraints());
        fencingLevels.addAll(config.fencingLevels());
    }

    PacemakerConfig build() {
        var inside = new LinkedHashSet<String>();
        members.values().forEach(inside::addAll);
        var top = resources.values().stream()
                .filter(resource -> !inside.contains(resource.id()))
                .map(resource -> assembled(resource, 0))
                .toList();
        return new PacemakerConfig(
                List.copyOf(properties),
                List.copyOf(resourceDefaults),
                List.copyOf(operationDefaults),
                List.copyOf(nodes),
                top,
                List.copyOf(constraints),
                List.copyOf(fencingLevels),
                List.of());
    }

    private PacemakerResource assembled(PacemakerResource resource, int depth) {
        var ids = members.get(resource.id());
        if (ids == null || depth > MAX_NESTING) {
            return resource;
        }
        var inner = new ArrayList<PacemakerResource>();
        for (var id : new LinkedHashSet<>(ids)) {
            @Nullable PacemakerResource member = resources.get(id);
            if (member != null) {
                inner.add(assembled(member, depth + 1));
            }
        }
        return new PacemakerResource(
                resource.kind(),
                resource.id(),
                resource.agent(),
                resource.template(),
                resource.meta(),
                resource.params(),
                resource.operations(),
                resource.container(),
                List.copyOf(inner),
                resource.at());
    }
}
