package org.plumbline.facts.hardening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.cloud.HostAddress;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.KernelDefence;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.parse.Entry;
import org.plumbline.parse.host.Sysctl;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Kernel parameters that protect a host from its neighbours, evaluated as Documentation/networking/ip-sysctl says. */
public final class KernelDefences implements FactSource {

    private static final String CONF = "net.ipv4.conf.";
    private static final Map<String, String> WANTED =
            Map.of("net.ipv4.icmp_echo_ignore_broadcasts", "1", "kernel.randomize_va_space", "2");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var networks = new HashMap<String, HostNetwork>();
        facts.all(HostNetwork.class).forEach(network -> networks.put(network.host(), network));
        for (var host : Machines.of(facts, snapshot)) {
            host.output("sysctl")
                    .flatMap(output -> defence(facts, host, output, Optional.ofNullable(networks.get(host.name()))))
                    .ifPresentOrElse(
                            facts::add,
                            () -> facts.add(Unseen.of(
                                    "kernel-defence",
                                    host.name(),
                                    "sysctl",
                                    "the kernel parameters in effect were not collected",
                                    "collect the output of `sysctl -a`")));
        }
        Machines.addMissing(facts, "kernel-defence");
    }

    private static Optional<KernelDefence> defence(
            Facts facts, HostFiles host, SourceFile output, Optional<HostNetwork> network) {
        var kernel = new Kernel(facts.understood(Sysctl.parse(output.at(), output.text())), addressed(network));
        return kernel.isWhole()
                ? Optional.of(new KernelDefence(
                        host.name(),
                        kernel.both("accept_source_route"),
                        kernel.routes() ? kernel.both("accept_redirects") : kernel.either("accept_redirects"),
                        kernel.routes() ? List.of() : kernel.either("send_redirects"),
                        kernel.others(),
                        output.at()))
                : Optional.empty();
    }

    /** Bridges, taps and tunnels without an address of the host's own receive nothing that is meant for it. */
    private static Set<String> addressed(Optional<HostNetwork> network) {
        var names = new HashSet<String>();
        network.ifPresent(known -> known.addresses().stream()
                .filter(own -> own.address().indexOf(':') < 0)
                .map(HostAddress::interfaceName)
                .filter(name -> !name.equals("lo"))
                .forEach(names::add));
        return names;
    }

    private static final class Kernel {

        private final Map<String, Entry> values = new TreeMap<>();
        private final Set<String> interfaces;

        Kernel(Sysctl sysctl, Set<String> interfaces) {
            this.interfaces = interfaces;
            sysctl.entries().forEach(entry -> values.put(entry.key(), entry));
        }

        boolean isWhole() {
            return values.containsKey(CONF + "all.accept_source_route")
                    && values.containsKey(CONF + "all.accept_redirects")
                    && values.containsKey(CONF + "all.send_redirects")
                    && values.containsKey("net.ipv4.ip_forward")
                    && WANTED.keySet().stream().allMatch(values::containsKey);
        }

        boolean routes() {
            return !is("net.ipv4.ip_forward", "0");
        }

        /** In effect on an interface where it is on for all and for the interface. */
        List<Setting> both(String key) {
            var on = onInterfaces(key);
            var all = CONF + "all." + key;
            return is(all, "1") && !on.isEmpty() ? with(all, on) : List.of();
        }

        /** In effect where it is on for all, or for the interface. */
        List<Setting> either(String key) {
            var on = onInterfaces(key);
            var all = CONF + "all." + key;
            return is(all, "1") ? with(all, List.of()) : on;
        }

        private List<Setting> with(String all, List<Setting> more) {
            var settings = new ArrayList<Setting>();
            settings.add(setting(all));
            settings.addAll(more);
            return List.copyOf(settings);
        }

        private List<Setting> onInterfaces(String key) {
            return values.keySet().stream()
                    .filter(name -> name.startsWith(CONF) && name.endsWith("." + key))
                    .filter(name -> concerns(name.substring(CONF.length(), name.length() - key.length() - 1)))
                    .filter(name -> is(name, "1"))
                    .map(this::setting)
                    .toList();
        }

        /** sysctl writes the dot of {@code eth0.100} as a slash. */
        private boolean concerns(String name) {
            return interfaces.isEmpty()
                    ? !Set.of("all", "default", "lo").contains(name)
                    : interfaces.contains(name.replace('/', '.'));
        }

        List<Setting> others() {
            return WANTED.entrySet().stream()
                    .filter(wanted -> !is(wanted.getKey(), wanted.getValue()))
                    .map(wanted -> setting(wanted.getKey()))
                    .sorted((a, b) -> a.option().compareTo(b.option()))
                    .toList();
        }

        private boolean is(String key, String value) {
            var entry = values.get(key);
            return entry != null && entry.value().equals(value);
        }

        private Setting setting(String key) {
            var entry = values.get(key);
            return entry == null
                    ? Setting.unreadable(key, new Location("", "", 0), "")
                    : Setting.set(key, entry.value(), entry.at());
        }
    }
}
