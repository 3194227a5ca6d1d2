package org.plumbline.cloud.loadbalancer;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How one HAProxy sees one server of a backend at run time.
 *
 * @param proxy the backend
 * @param server the server; {@code BACKEND} for the backend as a whole
 * @param status as HAProxy prints it: {@code UP}, {@code DOWN 1/2}, {@code MAINT}, {@code no check} …
 * @param seconds since the last change; NaN when not told
 * @param reason the result of the last check, e.g. {@code L4CON}; empty when not told
 * @param siblings how many servers the backend has
 * @param active how many of them take traffic, spare ones included; NaN when not told
 * @param backendDown whether it is a server of a backend that is down as a whole
 * @param at where HAProxy says so
 */
public record ServerStatus(
        String host,
        String proxy,
        String server,
        String status,
        double seconds,
        String reason,
        int siblings,
        double active,
        boolean backendDown,
        Location at)
        implements Subject {

    public boolean isBackend() {
        return server.equals("BACKEND");
    }

    /** Out of service; a server whose name is only not resolved yet belongs to a template and is none. */
    public boolean isDown() {
        return (status.startsWith("DOWN") || status.startsWith("MAINT") || status.startsWith("NOLB"))
                && !status.contains("resolution");
    }

    public boolean isServerDown(double longerThan) {
        return !isBackend() && !backendDown && isDown() && !(seconds < longerThan);
    }

    /** Down for so short a time that it may be a restart. */
    public boolean isServerDownShortly(double upTo) {
        return !isBackend() && !backendDown && isDown() && seconds < upTo;
    }

    public boolean isBackendDown() {
        return isBackend() && isDown() && siblings > 0;
    }

    /** A backend with several servers of which one is left. */
    public boolean isLastLeg() {
        return isBackend() && !isDown() && siblings > 1 && active == 1;
    }

    public String why() {
        return status + (reason.isEmpty() ? "" : ", last check " + reason);
    }

    @Override
    public List<String> subjects() {
        return List.of("haproxy-status");
    }

    @Override
    public String seen() {
        return proxy + "/" + server + " is " + why();
    }
}
