package org.plumbline.facts.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.time.Clock;
import org.plumbline.cloud.time.ClockSpread;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.time.ChronyTracking;
import org.plumbline.parse.time.MeasuredSource;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The clock of every machine, as chronyd or ntpd sees it at run time. */
public final class Clocks implements FactSource {

    private static final Set<String> DAEMONS = Set.of("chrony", "ntpd", "timesyncd");
    private static final String TRACKING = "chronyc-tracking";
    private static final String PEERS = "ntpq-peers";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var running = new HashMap<String, String>();
        facts.all(Deployment.class).stream()
                .filter(d -> DAEMONS.contains(d.software()) && d.evidence() == Deployment.Evidence.RUNNING)
                .forEach(d -> running.putIfAbsent(d.host(), d.software()));
        var inventories = new HashMap<String, Location>();
        facts.all(Inventory.class).forEach(inventory -> inventories.put(inventory.host(), inventory.at()));
        var containers = new HashSet<String>();
        facts.all(Host.class).stream()
                .filter(host -> !host.machine().equals(host.name()))
                .forEach(host -> containers.add(host.name()));
        for (var host : snapshot.hosts()) {
            if (!containers.contains(host.name())) {
                clock(facts, host)
                        .or(() -> unattended(host, running, inventories))
                        .ifPresentOrElse(facts::add, () -> facts.add(unseen(host, running)));
            }
        }
        spread(facts);
    }

    private static Optional<Clock> clock(Facts facts, HostFiles host) {
        var tracking = host.output(TRACKING)
                .flatMap(output -> facts.understood(ChronyTracking.parse(output.at(), output.text())));
        if (tracking.isPresent()) {
            return tracking.map(said -> new Clock(
                    host.name(),
                    "chronyd",
                    said.synchronised(),
                    said.synchronised() && said.localClock(),
                    said.offset().orElse(Double.NaN),
                    said.rootDistance().orElse(Double.NaN),
                    said.at()));
        }
        return host.output(PEERS).flatMap(output -> {
            var parsed = MeasuredSource.parseNtpq(output.at(), output.text());
            var sources = facts.understood(parsed);
            return parsed.problems().isEmpty() ? Optional.of(ntpd(host, output.at(), sources)) : Optional.empty();
        });
    }

    private static Clock ntpd(HostFiles host, Location output, List<MeasuredSource> sources) {
        var selected = sources.stream().filter(MeasuredSource::selected).findFirst();
        return new Clock(
                host.name(),
                "ntpd",
                selected.isPresent(),
                selected.filter(source -> source.name().startsWith("LOCAL(")).isPresent(),
                selected.map(source -> 0 - source.offset().orElse(Double.NaN)).orElse(Double.NaN),
                Double.NaN,
                selected.map(MeasuredSource::at).orElse(output));
    }

    private static Optional<Clock> unattended(
            HostFiles host, Map<String, String> running, Map<String, Location> inventories) {
        return running.containsKey(host.name())
                ? Optional.empty()
                : Optional.ofNullable(inventories.get(host.name()))
                        .map(proof -> new Clock(host.name(), "", false, false, Double.NaN, Double.NaN, proof));
    }

    private static Unseen unseen(HostFiles host, Map<String, String> running) {
        var daemon = running.getOrDefault(host.name(), "");
        boolean ntpd = daemon.equals("ntpd");
        var reason = daemon.equals("timesyncd")
                ? "systemd-timesyncd keeps the time, and its offset was not recorded"
                : "how far the clock is off was not recorded";
        var hint = daemon.equals("timesyncd")
                ? "run chrony, whose offset and error can be read"
                : "collect the output of `" + (ntpd ? "ntpq -pn" : "chronyc -c tracking") + "`";
        return new Unseen(List.of("clock"), new BlindSpot(host.name(), ntpd ? PEERS : TRACKING, reason, hint));
    }

    private static void spread(Facts facts) {
        var clocks = facts.all(Clock.class);
        var alone = clocks.stream().filter(Clock::alone).toList();
        var known = new ArrayList<>(clocks.stream()
                .filter(clock -> clock.synchronised() && !Double.isNaN(clock.offset()))
                .sorted(Comparator.comparingDouble(Clock::offset).reversed().thenComparing(Clock::host))
                .toList());
        var ends = known.size() < 2 ? List.<Clock>of() : List.of(known.get(0), known.get(known.size() - 1));
        facts.add(new ClockSpread(ends, alone));
    }
}
