package org.plumbline.cloud.vip;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A router of a project, as the network API lists it.
 *
 * @param ha whether several agents stand ready for it; empty where the token may not see that
 * @param distributed whether computes route themselves; empty where the token may not see that
 * @param snat whether it translates addresses towards an external network, which is done in one place
 * @param rescheduled whether neutron moves it away from an agent that died
 * @param agents the L3 agents that carry it; empty Optional where they were not recorded
 */
public record VirtualRouter(
        String name,
        Optional<Boolean> ha,
        Optional<Boolean> distributed,
        boolean snat,
        boolean rescheduled,
        Optional<List<Carrier>> agents,
        Location at)
        implements Subject {

    /**
     * An agent that carries a router.
     *
     * @param state {@code active} or {@code standby}; empty where the API does not tell
     */
    public record Carrier(String host, boolean alive, String state, Location at) implements Located {

        @Override
        public String seen() {
            return "L3 agent on " + host + " is " + (alive ? "alive" : "dead") + (state.isEmpty() ? "" : ", " + state);
        }
    }

    /** On one agent, for good. */
    public boolean pinned() {
        return isNot(ha) && isNot(distributed) && !rescheduled;
    }

    /** On one agent, from which neutron takes it away when the agent has been silent for long enough. */
    public boolean movable() {
        return isNot(ha) && isNot(distributed) && rescheduled;
    }

    /** Computes route, and one agent translates for all of them. */
    public boolean singleSnat() {
        return isNot(ha) && distributed.orElse(false) && snat && !rescheduled;
    }

    /** Highly available by name, with fewer than two agents alive. */
    public boolean lacksStandby() {
        return ha.orElse(false) && agents.isPresent() && alive().size() < 2;
    }

    /** None of its agents is active, or several are: traffic is lost or doubled. */
    public boolean lacksOneActive() {
        return ha.orElse(false)
                && !lacksStandby()
                && alive().stream().noneMatch(carrier -> carrier.state().isEmpty())
                && active() != 1
                && agents.isPresent();
    }

    public long active() {
        return alive().stream()
                .filter(carrier -> carrier.state().equals("active"))
                .count();
    }

    public boolean undecided() {
        return (ha.isEmpty() || distributed.isEmpty() && !ha.get()) && !rescheduled
                || (ha.orElse(false) && agents.isEmpty());
    }

    public List<Carrier> alive() {
        return agents.orElse(List.of()).stream().filter(Carrier::alive).toList();
    }

    /** Its agents, or the router itself where it has none. */
    public List<Located> evidence() {
        var carriers = agents.orElse(List.of());
        return carriers.isEmpty() ? List.of(this) : List.copyOf(carriers);
    }

    private static boolean isNot(Optional<Boolean> attribute) {
        return attribute.isPresent() && !attribute.get();
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<Location> sources() {
        return Stream.concat(Stream.of(at), agents.orElse(List.of()).stream().map(Carrier::at))
                .toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("router");
    }

    @Override
    public String seen() {
        return "router " + name + " ha=" + text(ha) + " distributed=" + text(distributed);
    }

    private static String text(Optional<Boolean> attribute) {
        return attribute.map(String::valueOf).orElse("unknown");
    }
}
