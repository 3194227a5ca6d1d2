package org.plumbline.facts.loadbalancer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.loadbalancer.IdleCut;
import org.plumbline.cloud.loadbalancer.ProxyBackend;
import org.plumbline.cloud.loadbalancer.ProxyFrontend;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Snapshot;

/** Timeouts of HAProxy against the life of the connections that clients keep in their pools. */
public final class IdleCuts implements FactSource {

    private static final String RECYCLE = "database.connection_recycle_time";
    private static final String HEARTBEAT = "oslo_messaging_rabbit.heartbeat_timeout_threshold";

    /** A connection with heartbeats is never silent for longer than this many of them. */
    private static final int HEARTBEATS = 2;

    private static final double CONSOLE = 600;

    /** A store may take minutes to swallow what an upload of this size left in its buffers. */
    private static final double UPLOAD = 600;

    private static final double LARGE = 1L << 30;

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var backends = facts.all(ProxyBackend.class);
        if (backends.isEmpty()) {
            return;
        }
        var frontends = new HashMap<String, List<ProxyFrontend>>();
        facts.all(ProxyFrontend.class).forEach(frontend -> frontend.backends()
                .forEach(name -> frontends.merge(
                        frontend.host() + " " + name, List.of(frontend), (a, b) -> Stream.concat(a.stream(), b.stream())
                                .toList())));
        var recycle = longest(facts, RECYCLE, "database.connection");
        var heartbeat = longest(facts, HEARTBEAT, "DEFAULT.transport_url");
        var image = largeImage(snapshot);
        for (var backend : backends) {
            if (backend.isSql()) {
                add(facts, "SQL", backend, frontends, recycle.map(Setting::number), recycle);
            } else if (backend.isAmqp()) {
                add(facts, "AMQP", backend, frontends, heartbeat.map(need -> HEARTBEATS * need.number()), heartbeat);
            } else if (backend.takesImages()) {
                image.ifPresent(size -> add(facts, "image upload", backend, frontends, Optional.of(UPLOAD), image));
            } else if (backend.isConsole()) {
                shortest(backend, frontends)
                        .filter(timeout -> timeout.isBelow(CONSOLE))
                        .ifPresent(timeout ->
                                facts.add(new IdleCut("console", backend.name(), timeout, CONSOLE, timeout)));
            }
        }
    }

    /** An image of a gibibyte or more, which shows that uploads of that size happen. */
    private static Optional<Setting> largeImage(Snapshot snapshot) {
        return snapshot.api("image/images").stream()
                .flatMap(file -> ApiJson.parse(file.at(), file.text()).value().items("images").stream())
                .map(image -> image.get("size"))
                .filter(size -> size.number().orElse(0) >= LARGE)
                .findFirst()
                .map(size -> Setting.set("size of an image", size.text().orElse(""), size.at()));
    }

    private static void add(
            Facts facts,
            String protocol,
            ProxyBackend backend,
            Map<String, List<ProxyFrontend>> frontends,
            Optional<Double> needed,
            Optional<Setting> need) {
        double seconds = needed.orElse(Double.NaN);
        shortest(backend, frontends)
                .filter(timeout -> !(timeout.number() >= seconds))
                .ifPresent(timeout ->
                        facts.add(new IdleCut(protocol, backend.name(), timeout, seconds, need.orElse(timeout))));
    }

    /** timeout tunnel replaces the two others once a connection carries data both ways. */
    private static Optional<Setting> shortest(ProxyBackend backend, Map<String, List<ProxyFrontend>> frontends) {
        var tunnel = backend.setting("timeout tunnel");
        if (tunnel.number() > 0) {
            return Optional.of(tunnel);
        }
        var clients = frontends.getOrDefault(backend.host() + " " + backend.name(), List.of()).stream()
                .map(frontend -> frontend.setting("timeout client"));
        return Stream.concat(clients, Stream.of(backend.setting("timeout server")))
                .filter(timeout -> timeout.number() > 0)
                .min(Comparator.comparing(Setting::number).thenComparing(Setting::at));
    }

    /** The longest known value among the services that set the other option, that is, use such connections. */
    private static Optional<Setting> longest(Facts facts, String option, String used) {
        return facts.all(Service.class).stream()
                .filter(service -> service.setting(used).isSet())
                .map(service -> service.setting(option))
                .filter(setting -> setting.number() > 0)
                .max(Comparator.comparing(Setting::number).thenComparing(Setting::at));
    }
}
