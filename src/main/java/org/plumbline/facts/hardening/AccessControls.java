package org.plumbline.facts.hardening;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.AccessControl;
import org.plumbline.cloud.hardening.AccessControl.State;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.parse.Json;
import org.plumbline.parse.host.OsRelease;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Whether SELinux or AppArmor holds programs back, as {@code getenforce}, {@code sestatus} and {@code aa-status} say. */
public final class AccessControls implements FactSource {

    private static final Pattern STATUS = Pattern.compile("(?m)^SELinux status: *(\\w+)");
    private static final Pattern MODE = Pattern.compile("(?m)^Current mode: *(\\w+)");
    private static final Pattern IN_ENFORCE = Pattern.compile("(?m)^(\\d{1,6}) profiles are in enforce mode");
    private static final Pattern LOADED = Pattern.compile("(?m)^(\\d{1,6}) profiles are loaded");
    private static final Set<String> RED_HAT = Set.of("rhel", "centos", "rocky", "almalinux", "fedora", "ol");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var host : Machines.of(facts, snapshot)) {
            control(facts, host)
                    .ifPresentOrElse(
                            facts::add,
                            () -> facts.add(Unseen.of(
                                    "access-control",
                                    host.name(),
                                    isRedHat(host) ? "getenforce" : "aa-status",
                                    "whether SELinux or AppArmor is on was not collected",
                                    "collect the output of `" + (isRedHat(host) ? "getenforce" : "aa-status --json")
                                            + "`, run as root")));
        }
        Machines.addMissing(facts, "access-control");
    }

    /** The one that holds programs back; else what is known of the one that the distribution uses. */
    private static Optional<AccessControl> control(Facts facts, HostFiles host) {
        var selinux = selinux(host);
        var apparmor = apparmor(facts, host);
        for (var found : List.of(selinux, apparmor)) {
            if (found.isPresent()
                    && (found.get().state() == State.ENFORCING || found.get().endsAtBoot())) {
                return found;
            }
        }
        return disabledAtBoot(host).or(() -> isRedHat(host) ? selinux : apparmor);
    }

    private static Optional<AccessControl> selinux(HostFiles host) {
        return host.output("getenforce").flatMap(output -> {
            var status = group(STATUS, output.text());
            var mode = status.isPresent()
                    ? group(MODE, output.text()).or(() -> status)
                    : Optional.of(output.text().strip());
            return mode.map(word -> word.toLowerCase(Locale.ROOT)).flatMap(word -> switch (word) {
                case "enforcing" -> Optional.of(enforcing(host, output));
                case "permissive" -> Optional.of(selinux(host, State.PERMISSIVE, "is permissive", output));
                case "disabled" -> Optional.of(selinux(host, State.OFF, "is disabled", output));
                default -> Optional.empty();
            });
        });
    }

    private static AccessControl enforcing(HostFiles host, SourceFile output) {
        return host.file("/etc/selinux/config")
                .flatMap(file -> Optional.ofNullable(
                                ShellAssignments.last(ShellAssignments.parse(file.at(), file.text())
                                                .value())
                                        .get("SELINUX"))
                        .filter(entry -> Set.of("permissive", "disabled")
                                .contains(entry.value().toLowerCase(Locale.ROOT)))
                        .map(entry -> new AccessControl(
                                host.name(), "SELinux", State.UNTIL_BOOT, "SELINUX=" + entry.value(), entry.at())))
                .orElseGet(() -> selinux(host, State.ENFORCING, "is enforcing", output));
    }

    private static AccessControl selinux(HostFiles host, State state, String is, SourceFile output) {
        return new AccessControl(host.name(), "SELinux", state, "SELinux " + is, output.at());
    }

    private static Optional<AccessControl> apparmor(Facts facts, HostFiles host) {
        return host.output("aa-status").flatMap(output -> {
            var text = output.text();
            if (text.contains("module is not loaded")) {
                return Optional.of(apparmor(host, State.OFF, "is not loaded", output));
            }
            if (text.stripLeading().startsWith("{")) {
                var profiles = facts.understood(Json.parse(output.at(), text)).get("profiles");
                return profiles.isObject()
                        ? Optional.of(counted(
                                host,
                                profiles.members().size(),
                                (int) profiles.members().values().stream()
                                        .filter(mode -> Set.of("enforce", "kill")
                                                .contains(mode.text().orElse("")))
                                        .count(),
                                output))
                        : Optional.empty();
            }
            return group(LOADED, text).flatMap(loaded -> group(IN_ENFORCE, text)
                    .map(enforced -> counted(host, Integer.parseInt(loaded), Integer.parseInt(enforced), output)));
        });
    }

    private static AccessControl counted(HostFiles host, int loaded, int enforced, SourceFile output) {
        return enforced > 0
                ? apparmor(host, State.ENFORCING, "enforces " + enforced + " profiles", output)
                : loaded > 0
                        ? apparmor(host, State.PERMISSIVE, "enforces none of its profiles", output)
                        : apparmor(host, State.OFF, "has no profile loaded", output);
    }

    private static AccessControl apparmor(HostFiles host, State state, String is, SourceFile output) {
        return new AccessControl(host.name(), "AppArmor", state, "AppArmor " + is, output.at());
    }

    /** The kernel's command line switches either of them off. */
    private static Optional<AccessControl> disabledAtBoot(HostFiles host) {
        var option = isRedHat(host) ? "selinux=0" : "apparmor=0";
        var system = isRedHat(host) ? "SELinux" : "AppArmor";
        return host.output("cmdline")
                .filter(output ->
                        Arrays.asList(output.text().strip().split("\\s+")).contains(option))
                .map(output -> new AccessControl(
                        host.name(), system, State.OFF, "the kernel was started with " + option, output.at()));
    }

    private static boolean isRedHat(HostFiles host) {
        return host.file("/etc/os-release")
                .or(() -> host.output("os-release"))
                .filter(file -> RED_HAT.contains(
                        OsRelease.parse(file.at(), file.text()).value().id()))
                .isPresent();
    }

    private static Optional<String> group(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
