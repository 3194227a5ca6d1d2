package org.plumbline.parse.pacemaker;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.parse.Entry;
import org.plumbline.snapshot.Location;

/**
 * A resource of a Pacemaker cluster as configured.
 *
 * @param kind what it is
 * @param id its name
 * @param agent of a primitive or template: {@code ocf:heartbeat:IPaddr2}, {@code systemd:haproxy}, {@code
 *     stonith:fence_ipmilan}; empty where a template gives it
 * @param template of a primitive: the template it is made from; else empty
 * @param meta meta attributes: target-role, is-managed, interleave …
 * @param params instance attributes, the agent's own options
 * @param operations configured operations
 * @param container of a bundle: {@code type} (podman, docker), and its and the network's attributes
 * @param members of a group, clone or bundle
 * @param at where it stands
 */
public record PacemakerResource(
        Kind kind,
        String id,
        String agent,
        String template,
        List<AttributeSet> meta,
        List<AttributeSet> params,
        List<PacemakerOperation> operations,
        Map<String, String> container,
        List<PacemakerResource> members,
        Location at) {

    /** The element that defines a resource. */
    public enum Kind {
        PRIMITIVE,
        GROUP,
        CLONE,
        /** The promotable clone of Pacemaker 1.1. */
        MASTER,
        BUNDLE,
        TEMPLATE
    }

    /** This resource and all inside it. */
    public Stream<PacemakerResource> all() {
        return Stream.concat(Stream.of(this), members.stream().flatMap(PacemakerResource::all));
    }

    public boolean isFencing() {
        return agent.startsWith("stonith:");
    }

    /** The value of an unconditional meta attribute; empty when it is not set. */
    public String meta(String name) {
        return AttributeSet.effective(meta, name).map(Entry::value).orElse("");
    }

    /** The value of an unconditional option of the agent; empty when it is not set. */
    public String param(String name) {
        return AttributeSet.effective(params, name).map(Entry::value).orElse("");
    }

    /** Whether what is inside runs on several nodes at once. */
    public boolean isCopied() {
        return (kind == Kind.CLONE || kind == Kind.MASTER) && !meta("clone-max").equals("1");
    }

    /** Whether one of its copies has the leading role. */
    public boolean isPromotable() {
        return kind == Kind.MASTER || (kind == Kind.CLONE && meta("promotable").equals("true"));
    }
}
