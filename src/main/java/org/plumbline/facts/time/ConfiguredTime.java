package org.plumbline.facts.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.time.ChronyConf;
import org.plumbline.parse.time.NtpConf;
import org.plumbline.parse.time.TimeSource;
import org.plumbline.parse.time.TimesyncdConf;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * The time sources in the configuration of a host's daemon.
 *
 * @param sources those it asks, reference clocks included
 * @param missed the files that may add sources and were not collected
 * @param at the main file
 */
record ConfiguredTime(List<TimeSource> sources, List<String> missed, Location at) {

    private static final int POOL = 4;
    private static final Set<String> ASKED = Set.of("server", "peer", "pool");

    static Optional<ConfiguredTime> of(Facts facts, HostFiles host, String daemon) {
        return switch (daemon) {
            case "chronyd" ->
                first(host, "/etc/chrony/chrony.conf", "/etc/chrony.conf", "/etc/kolla/chrony/chrony.conf")
                        .map(file -> chrony(facts, host, file));
            case "ntpd" ->
                first(host, "/etc/ntp.conf", "/etc/ntpsec/ntp.conf", "/etc/openntpd/ntpd.conf")
                        .map(file -> new ConfiguredTime(
                                facts.understood(NtpConf.parse(file.at(), file.text(), pattern -> host.glob(pattern)
                                                .toList()))
                                        .sources(),
                                List.of(),
                                file.at()));
            default -> first(host, "/etc/systemd/timesyncd.conf").map(file -> timesyncd(facts, host, file));
        };
    }

    /** A folder of which nothing was collected may hold anything; one with its README only is empty. */
    private static ConfiguredTime chrony(Facts facts, HostFiles host, SourceFile file) {
        var missed = new ArrayList<String>();
        var conf = facts.understood(ChronyConf.parse(file.at(), file.text(), pattern -> {
            var files = host.glob(pattern).toList();
            if (files.isEmpty() && !host.hasFolder(pattern.substring(0, pattern.lastIndexOf('/')))) {
                missed.add(pattern);
            }
            return files;
        }));
        return new ConfiguredTime(conf.sources(), List.copyOf(missed), file.at());
    }

    private static ConfiguredTime timesyncd(Facts facts, HostFiles host, SourceFile file) {
        var files = new ArrayList<>(List.of(file));
        host.glob("/etc/systemd/timesyncd.conf.d/*.conf").forEach(files::add);
        return new ConfiguredTime(facts.understood(TimesyncdConf.parse(files)), List.of(), file.at());
    }

    private static Optional<SourceFile> first(HostFiles host, String... paths) {
        return Stream.of(paths).map(host::file).flatMap(Optional::stream).findFirst();
    }

    boolean whole() {
        return missed.isEmpty();
    }

    /** Whether its sources are known but for those that DHCP may add below /run, where nobody collects them. */
    boolean isTold() {
        return whole() || (!asked().isEmpty() && missed.stream().allMatch(path -> path.startsWith("/run/")));
    }

    List<TimeSource> asked() {
        return sources.stream().filter(source -> ASKED.contains(source.kind())).toList();
    }

    boolean hasClock() {
        return sources.stream().anyMatch(source -> source.kind().equals("refclock"));
    }

    /** How many addresses it will ask: a pool stands for four unless it says otherwise. */
    int number() {
        return asked().stream()
                .mapToInt(source -> source.kind().equals("pool")
                        ? Numbers.small(source.options().getOrDefault("maxsources", ""))
                                .orElse(POOL)
                        : 1)
                .sum();
    }
}
