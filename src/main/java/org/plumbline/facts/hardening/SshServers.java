package org.plumbline.facts.hardening;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.SshServer;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.parse.Entry;
import org.plumbline.parse.host.OsRelease;
import org.plumbline.parse.host.SshdConfig;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Who sshd lets in: as it says itself ({@code sshd -T}), else as its files say. */
public final class SshServers implements FactSource {

    private static final String ORIGIN = "sshd_config(5)";

    /** The defaults of OpenSSH since 7.0; PermitRootLogin is told apart, since distributions changed it. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "passwordauthentication", "yes",
            "permitemptypasswords", "no",
            "hostbasedauthentication", "no",
            "kbdinteractiveauthentication", "yes",
            "authenticationmethods", "any",
            "usepam", "no");

    private static final Map<String, String> OLD_NAMES = Map.of(
            "challengeresponseauthentication", "kbdinteractiveauthentication",
            "skeyauthentication", "kbdinteractiveauthentication");

    private static final Set<String> TOLD = Set.of(
            "passwordauthentication",
            "permitemptypasswords",
            "hostbasedauthentication",
            "kbdinteractiveauthentication",
            "authenticationmethods",
            "usepam",
            "permitrootlogin");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var host : Machines.of(facts, snapshot)) {
            asked(facts, host)
                    .or(() -> configured(facts, host))
                    .ifPresentOrElse(
                            facts::add,
                            () -> facts.add(
                                    Unseen.of(
                                            "ssh-server",
                                            host.name(),
                                            "sshd-config",
                                            "how sshd lets people in was not collected",
                                            "collect the output of `sshd -T`, or /etc/ssh/sshd_config with the files it includes")));
        }
        Machines.addMissing(facts, "ssh-server");
    }

    private static Optional<SshServer> asked(Facts facts, HostFiles host) {
        return host.output("sshd-config").flatMap(output -> {
            var said = facts.understood(SshdConfig.parse(output.at(), output.text(), pattern -> List.of()));
            var settings = set(said.entries().stream().map(SshServers::named));
            return settings.containsKey("permitrootlogin")
                    ? Optional.of(
                            new SshServer(host.name(), Map.copyOf(settings), exceptions(facts, host), output.at()))
                    : Optional.empty();
        });
    }

    private static Optional<SshServer> configured(Facts facts, HostFiles host) {
        return host.file("/etc/ssh/sshd_config").map(file -> {
            var hidden = new AtomicBoolean();
            var config = facts.understood(
                    SshdConfig.parse(file.at(), file.text(), pattern -> included(host, pattern, hidden)));
            var settings = hidden.get()
                    ? new HashMap<String, Setting>()
                    : set(config.entries().stream().map(SshServers::named).filter(entry -> entry.section()
                            .isEmpty()));
            for (var keyword : TOLD) {
                settings.computeIfAbsent(keyword, name -> unset(host, name, hidden.get(), file.at()));
            }
            return new SshServer(host.name(), Map.copyOf(settings), exceptions(config), file.at());
        });
    }

    /** An include that matches nothing may be an empty folder, or one that was not collected: it comes first and wins. */
    private static List<SourceFile> included(HostFiles host, String pattern, AtomicBoolean hidden) {
        var files = host.glob(pattern).toList();
        if (files.isEmpty()
                || host.blindSpots().stream().anyMatch(spot -> spot.input().startsWith("/etc/ssh/"))) {
            hidden.set(true);
        }
        return files;
    }

    private static Entry named(Entry entry) {
        return new Entry(
                entry.section(),
                OLD_NAMES.getOrDefault(entry.key(), entry.key()),
                entry.value().toLowerCase(Locale.ROOT),
                entry.at());
    }

    /** Of a repeated keyword the first one counts. */
    private static Map<String, Setting> set(Stream<Entry> entries) {
        var settings = new HashMap<String, Setting>();
        entries.filter(entry -> TOLD.contains(entry.key()))
                .forEach(entry ->
                        settings.putIfAbsent(entry.key(), Setting.set(entry.key(), entry.value(), entry.at())));
        return settings;
    }

    private static Setting unset(HostFiles host, String keyword, boolean hidden, Location file) {
        if (hidden) {
            return Setting.unreadable(
                    keyword, file, "files that sshd_config includes were not collected; the output of `sshd -T` tells");
        }
        var fallback = keyword.equals("permitrootlogin") ? rootLogin(host) : Optional.ofNullable(DEFAULTS.get(keyword));
        return fallback.map(value -> Setting.byDefault(keyword, value, file, ORIGIN))
                .orElseGet(() -> Setting.unreadable(keyword, file, "its default on this system is not known"));
    }

    /** Since OpenSSH 7.0 root needs a key; Red Hat 7 and older systems still let the password do. */
    private static Optional<String> rootLogin(HostFiles host) {
        return host.file("/etc/os-release")
                .or(() -> host.output("os-release"))
                .map(file -> OsRelease.parse(file.at(), file.text()).value())
                .filter(os -> switch (os.id()) {
                    case "debian" -> major(os) >= 9;
                    case "ubuntu" -> major(os) >= 16;
                    case "rhel", "centos", "rocky", "almalinux" -> major(os) >= 9;
                    default -> false;
                })
                .map(os -> "prohibit-password");
    }

    private static int major(OsRelease os) {
        var digits = os.version().replaceFirst("\\D.*", "");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }

    private static List<Setting> exceptions(Facts facts, HostFiles host) {
        return host.file("/etc/ssh/sshd_config")
                .map(file -> exceptions(facts.understood(SshdConfig.parse(
                        file.at(), file.text(), pattern -> host.glob(pattern).toList()))))
                .orElse(List.of());
    }

    private static List<Setting> exceptions(SshdConfig config) {
        return Stream.of("passwordauthentication", "permitrootlogin", "permitemptypasswords")
                .flatMap(config::inMatches)
                .filter(entry -> entry.value().equalsIgnoreCase("yes"))
                .map(entry -> Setting.set(entry.key(), "yes", entry.at()))
                .toList();
    }
}
