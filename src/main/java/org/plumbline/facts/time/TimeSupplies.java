package org.plumbline.facts.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.time.TimeNames;
import org.plumbline.cloud.time.TimeSupply;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.parse.time.MeasuredSource;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Which sources each machine's clock may follow: as its daemon says, else as it is configured. */
public final class TimeSupplies implements FactSource {

    private static final Map<String, String> DAEMONS =
            Map.of("chrony", "chronyd", "ntpd", "ntpd", "timesyncd", "timesyncd");
    private static final String BELIEVED = "*+-o";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var running = new HashMap<String, String>();
        facts.all(Deployment.class).stream()
                .filter(d -> DAEMONS.containsKey(d.software()) && d.isRole())
                .sorted((a, b) -> a.software().compareTo(b.software()))
                .forEach(d -> running.putIfAbsent(d.host(), DAEMONS.getOrDefault(d.software(), "")));
        for (var host : Machines.of(facts, snapshot)) {
            var daemon = daemon(host, running.getOrDefault(host.name(), ""));
            var conf = ConfiguredTime.of(facts, host, daemon);
            conf.filter(ConfiguredTime::isTold)
                    .ifPresentOrElse(
                            known -> names(facts, host, known),
                            () -> facts.add(Unseen.of(
                                    "time-names",
                                    host.name(),
                                    "/etc/chrony/chrony.conf",
                                    "which time sources are configured was not collected",
                                    "collect the configuration of the time daemon with the folders that it includes")));
            supply(facts, host, daemon, conf);
        }
        Machines.addMissing(facts, "time-supply", "time-names");
        TimeComparison.add(facts);
    }

    private static String daemon(HostFiles host, String running) {
        if (host.output("chronyc-sources").isPresent()) {
            return "chronyd";
        }
        return running.isEmpty() && host.output("ntpq-peers").isPresent() ? "ntpd" : running;
    }

    private static void supply(Facts facts, HostFiles host, String daemon, Optional<ConfiguredTime> conf) {
        var asked = host.output(daemon.equals("ntpd") ? "ntpq-peers" : "chronyc-sources")
                .filter(output -> !daemon.isEmpty() && !daemon.equals("timesyncd"));
        if (asked.isPresent()) {
            var said = asked(facts, host, daemon, asked.get());
            if (said.isPresent()) {
                facts.add(said.get());
                return;
            }
        }
        if (conf.isPresent() && (daemon.equals("timesyncd") || isTooFew(conf.get()))) {
            facts.add(configured(host, daemon, conf.get()));
            return;
        }
        facts.add(Unseen.of(
                "time-supply",
                host.name(),
                "chronyc-sources",
                daemon.isEmpty()
                        ? "no time daemon was seen, and no source that the clock follows"
                        : "whether the time sources answer was not collected",
                "collect the output of `" + (daemon.equals("ntpd") ? "ntpq -pn" : "chronyc -c sources") + "`"));
    }

    /** Few sources in the files are few at run time too; many may be dead. */
    private static boolean isTooFew(ConfiguredTime conf) {
        return conf.whole() && !conf.hasClock() && conf.number() < 3;
    }

    private static Optional<TimeSupply> asked(Facts facts, HostFiles host, String daemon, SourceFile output) {
        var parsed = daemon.equals("ntpd")
                ? MeasuredSource.parseNtpq(output.at(), output.text())
                : MeasuredSource.parse(output.at(), output.text());
        var rows = facts.understood(parsed);
        if (!parsed.problems().isEmpty()) {
            return Optional.empty();
        }
        var remote = rows.stream().filter(row -> !isClock(row)).toList();
        return Optional.of(new TimeSupply(
                host.name(),
                daemon,
                quoted(remote),
                (int) remote.stream().filter(TimeSupplies::isBelieved).count(),
                quoted(remote.stream().filter(row -> row.state() == 'x').toList()),
                rows.stream()
                        .anyMatch(row ->
                                isClock(row) && isBelieved(row) && !row.name().startsWith("LOCAL(")),
                output.at()));
    }

    /** ntpq writes driver and unit: {@code SHM(0)}. */
    private static boolean isClock(MeasuredSource row) {
        return row.mode() == '#' || row.name().endsWith(")");
    }

    private static boolean isBelieved(MeasuredSource row) {
        return BELIEVED.indexOf(row.state()) >= 0;
    }

    private static List<Located> quoted(List<MeasuredSource> rows) {
        return rows.stream()
                .<Located>map(row -> new Quoted(row.at(), "source " + row.name() + " in state " + row.state()))
                .toList();
    }

    private static TimeSupply configured(HostFiles host, String daemon, ConfiguredTime conf) {
        var sources = new ArrayList<Located>();
        conf.asked().forEach(source -> sources.add(new Quoted(source.at(), source.kind() + " " + source.name())));
        return new TimeSupply(host.name(), daemon, List.copyOf(sources), -1, List.of(), false, conf.at());
    }

    private static void names(Facts facts, HostFiles host, ConfiguredTime conf) {
        var names = new TreeSet<String>();
        conf.asked().forEach(source -> names.add(source.name()));
        facts.add(new TimeNames(
                host.name(),
                names,
                new Quoted(conf.at(), names.isEmpty() ? "names no time source" : "asks " + String.join(", ", names))));
    }
}
