package org.plumbline.cloud.loadbalancer;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * The HAProxy of one host: what its global sections say, and what the process itself says.
 *
 * @param version e.g. {@code 2.6.12}; empty when not known
 * @param runs whether it runs, as far as is known
 * @param logTargets the global {@code log} statements
 * @param losesItsLog whether it logs to a socket outside of its chroot that nothing brings inside
 * @param sockets the {@code stats socket} statements
 * @param options what the global sections say, by keyword
 * @param process what {@code show info} says, by name
 * @param at the file it reads first
 */
public record Haproxy(
        String host,
        String version,
        boolean runs,
        List<Quoted> logTargets,
        boolean losesItsLog,
        List<AdminSocket> sockets,
        Map<String, Setting> options,
        Map<String, Setting> process,
        Location at)
        implements Configured {

    private static final int RESERVE = 100;

    /**
     * A runtime socket with level admin: it can drain servers and change maps.
     *
     * @param network whether it listens on a network address
     * @param open whether its mode lets others than owner and group in
     */
    public record AdminSocket(boolean network, boolean open, Location at, String seen) implements Located {}

    @Override
    public Setting setting(String option) {
        return options.getOrDefault(option, Setting.unset(option, at));
    }

    /** A value of {@code show info}. */
    public Setting info(String name) {
        return process.getOrDefault(name, Setting.unset(name, at));
    }

    /** The connections it accepts at most: what the process says, else what is configured; NaN when neither is known. */
    public double maxconn() {
        var running = info("Maxconn").number();
        return Double.isNaN(running) ? setting("maxconn").number() : running;
    }

    /** Where {@link #maxconn()} is said. */
    public Setting maxconnSetting() {
        return Double.isNaN(info("Maxconn").number()) ? setting("maxconn") : info("Maxconn");
    }

    public boolean hasMaxconnBelow(double limit) {
        return maxconn() < limit;
    }

    /** Whether more than this share of its connections was in use. */
    public boolean isFilledAbove(double share) {
        return info("CurrConns").number() > share * maxconn();
    }

    /** Whether its file limit cannot carry two descriptors for each connection. */
    public boolean lacksFiles() {
        return info("Ulimit-n").number() < 2 * maxconn() + RESERVE;
    }

    /** Whether the connections it accepts depend on a file limit that was not seen. */
    public boolean hasUnknownMaxconn() {
        return Double.isNaN(maxconn());
    }

    public List<AdminSocket> openSockets() {
        return sockets.stream()
                .filter(socket -> socket.network() || socket.open())
                .toList();
    }

    public boolean hasOpenSockets() {
        return !openSockets().isEmpty();
    }

    public boolean logsNowhere() {
        return logTargets.isEmpty();
    }

    @Override
    public List<String> subjects() {
        return List.of("haproxy-process");
    }

    @Override
    public String seen() {
        return "haproxy " + (version.isEmpty() ? "" : version + " ") + "on " + host;
    }
}
