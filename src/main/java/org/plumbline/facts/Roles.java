package org.plumbline.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Deployment.Evidence;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.Running;
import org.plumbline.cloud.Unseen;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.host.Containers;
import org.plumbline.parse.host.Ps;
import org.plumbline.parse.systemd.Systemctl;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/**
 * What runs on each host: from its containers, units and processes; from its configuration only where none of these was
 * seen, since packages leave configuration on hosts that never run it.
 */
public final class Roles implements FactSource {

    private static final Map<String, Software> BY_UNIT = new HashMap<>();
    private static final Map<String, Software> BY_PROCESS = new HashMap<>();
    private static final Map<String, Software> BY_CONTAINER = new HashMap<>();

    /** What runs containers that are no units. */
    private static final Set<String> ENGINES = Set.of(
            "docker.service", "snap.docker.dockerd.service", "containerd.service", "crio.service", "kubelet.service");

    static {
        for (var software : Software.ALL) {
            software.units().forEach(unit -> BY_UNIT.putIfAbsent(unit, software));
            software.processes().forEach(process -> BY_PROCESS.putIfAbsent(process, software));
            software.containers().forEach(container -> BY_CONTAINER.putIfAbsent(container, software));
        }
    }

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var host : snapshot.hosts()) {
            var onHost = new OnHost(facts, host);
            onHost.look();
            facts.addAll(onHost.found.values());
        }
    }

    /**
     * What a command line runs: the first word that names a program we know, since interpreters and WSGI servers stand
     * before it.
     */
    public static @Nullable Software running(List<String> args) {
        if (args.stream().anyMatch(word -> word.contains("/var/lib/neutron/"))) {
            return null; // haproxy, keepalived and dnsmasq inside tenants' namespaces are no cloud services
        }
        for (var word : args.subList(0, Math.min(args.size(), 12))) {
            var software = BY_PROCESS.get(program(word));
            if (software != null) {
                boolean central = software.name().equals("ceilometer-agent") && args.contains("central");
                return central ? BY_PROCESS.get("ceilometer-agent-central") : software;
            }
            if (word.startsWith("-") && !word.startsWith("--") && args.get(0).contains("beam")) {
                break;
            }
        }
        return args.get(0).endsWith("beam.smp") && args.stream().anyMatch(word -> word.contains("rabbit"))
                ? BY_PROCESS.get("rabbitmq-server")
                : null;
    }

    /** {@code /etc/nova/nova-api-uwsgi.ini} and {@code (wsgi:keystone-pub} name their service too. */
    private static String program(String word) {
        var name = word.substring(word.lastIndexOf('/') + 1);
        if (name.startsWith("(wsgi:")) {
            name = name.substring(6);
        }
        for (var end : List.of(")", ":", ".ini", "-uwsgi")) {
            if (name.endsWith(end)) {
                name = name.substring(0, name.length() - end.length());
            }
        }
        return name;
    }

    private static final class OnHost {

        private final Facts facts;
        private final HostFiles host;
        private final Map<String, Deployment> found = new TreeMap<>();
        private final List<Location> proof = new ArrayList<>();
        private final SortedMap<String, Location> activeUnits = new TreeMap<>();
        private final SortedMap<String, Location> programs = new TreeMap<>();
        private final SortedMap<String, Location> activeContainers = new TreeMap<>();

        OnHost(Facts facts, HostFiles host) {
            this.facts = facts;
            this.host = host;
        }

        void look() {
            boolean docker = containers("docker-ps") || containers("containers-ps");
            boolean podman = containers("podman-ps");
            boolean processes = processes();
            boolean units = units();
            // Units alone do not show what runs in containers.
            boolean complete = processes || docker || podman || (units && !host.hasFolder("/etc/kolla"));
            boolean contained = host.hasFolder("/etc/kolla")
                    || (!processes && activeUnits.keySet().stream().anyMatch(ENGINES::contains));
            addRunning(units && (docker || podman || !contained));
            configured(complete);
            if (complete) {
                facts.add(new Inventory(host.name(), List.copyOf(proof)));
            } else {
                facts.add(Unseen.of(
                        "inventory",
                        host.name(),
                        "systemctl-units",
                        "what runs on " + host.name() + " was not collected",
                        "collect the output of `systemctl list-units --type=service --output=json` and `ps -eo args`"));
            }
        }

        /** Programs and containers alone do not show what runs by timer, units alone not what runs in containers. */
        private void addRunning(boolean whole) {
            if (whole) {
                facts.add(new Running(host.name(), activeUnits, programs, activeContainers, List.copyOf(proof)));
            } else if (!host.isHearsay()) {
                facts.add(Unseen.of(
                        "running",
                        host.name(),
                        "systemctl-units",
                        "which units and containers are active on " + host.name() + " was not collected",
                        "collect the output of `systemctl list-units --all --output=json`, and of `docker ps -a` if there are"
                                + " containers"));
            }
        }

        private boolean containers(String input) {
            return list(input, Containers::parse, false, container -> {
                if (container.isRunning()) {
                    activeContainers.put(container.name().replace('-', '_'), container.at());
                }
                var software = BY_CONTAINER.get(container.name().replace('-', '_'));
                if (software != null) {
                    var state = container.isRunning() ? Evidence.RUNNING : Evidence.STOPPED;
                    add(software, state, List.of(), container.at());
                }
            });
        }

        private boolean processes() {
            return list("ps", Ps::parse, true, process -> {
                programs.put(process.program(), process.at());
                program(Arrays.asList(process.args().split(" +")), process.at());
            });
        }

        private void program(List<String> args, Location at) {
            var software = running(args);
            if (software != null) {
                add(software, Evidence.RUNNING, args, at);
            }
        }

        private boolean units() {
            return list("systemctl-units", Systemctl::units, true, unit -> {
                if (unit.active().equals("active")) {
                    activeUnits.put(unit.name(), unit.at());
                }
                var software = ofUnit(unit.name());
                if (software != null && !unit.load().equals("not-found")) {
                    var runs = unit.active().equals("active") && !unit.sub().equals("exited");
                    add(software, runs ? Evidence.RUNNING : Evidence.STOPPED, List.of(), unit.at());
                }
            });
        }

        /**
         * Looks through a list of what runs.
         *
         * @param never whether the list of a running host is never empty
         * @return whether it is there to its end, so that what it does not name does not run
         */
        private <T> boolean list(
                String input, BiFunction<Location, String, Parsed<List<T>>> parser, boolean never, Consumer<T> each) {
            var file = host.output(input);
            if (file.isEmpty()) {
                return false;
            }
            var parsed = parser.apply(file.get().at(), file.get().text());
            var rows = facts.understood(parsed);
            rows.forEach(each);
            boolean whole = parsed.problems().stream().noneMatch(Problem::fatal) && !(never && rows.isEmpty());
            if (whole) {
                proof.add(file.get().at());
            }
            return whole;
        }

        private static @Nullable Software ofUnit(String unit) {
            if (!unit.endsWith(".service")) {
                return null;
            }
            var name = unit.substring(0, unit.length() - ".service".length());
            if (name.startsWith("kolla-") && name.endsWith("-container")) {
                return BY_CONTAINER.get(name.substring(6, name.length() - 10).replace('-', '_'));
            }
            var exact = BY_UNIT.get(name);
            int instance = name.indexOf('@');
            return exact == null && instance > 0 ? BY_UNIT.get(name.substring(0, instance + 1)) : exact;
        }

        private void configured(boolean knowsWhatRuns) {
            if (knowsWhatRuns) {
                return;
            }
            for (var software : Software.ALL) {
                software.configs().stream()
                        .map(host::file)
                        .flatMap(Optional::stream)
                        .filter(file -> !isOfThePackage(software, file))
                        .findFirst()
                        .ifPresent(file -> add(software, Evidence.CONFIGURED, List.of(), file.at()));
                kolla(software);
                openstackAnsible(software);
            }
        }

        /** What a package installs and nobody filled in: HAProxy without a section, Corosync with itself as only node. */
        private boolean isOfThePackage(Software software, SourceFile file) {
            return switch (software.name()) {
                case "haproxy" ->
                    host.glob("/etc/haproxy/conf.d/*").findAny().isEmpty()
                            && file.path().startsWith("/etc/haproxy/")
                            && file.text().lines().map(String::strip).noneMatch(OnHost::opensSection);
                case "corosync" -> file.text().contains("ring0_addr: 127.0.0.1");
                default -> false;
            };
        }

        private static boolean opensSection(String line) {
            return line.startsWith("frontend ") || line.startsWith("backend ") || line.startsWith("listen ");
        }

        /** Kolla renders a folder only for what it deploys on the host. */
        private void kolla(Software software) {
            for (var container : software.containers()) {
                var path = "/etc/kolla/" + container.replace('_', '-') + "/config.json";
                host.file(path).ifPresent(file -> add(software, Evidence.CONFIGURED, List.of(), file.at()));
            }
        }

        /** OpenStack-Ansible writes the unit files itself, and names each container after what it carries. */
        private void openstackAnsible(Software software) {
            for (var unit : software.units()) {
                host.file("/etc/systemd/system/" + unit + ".service")
                        .ifPresent(file -> add(software, Evidence.CONFIGURED, List.of(), file.at()));
            }
        }

        /** The strongest sign wins; of equal ones that with a command line. */
        private void add(Software software, Evidence evidence, List<String> args, Location at) {
            var now = new Deployment(software.name(), software.project(), host.name(), evidence, args, at);
            found.merge(software.name(), now, (a, b) -> {
                int order = a.evidence().compareTo(b.evidence());
                return order < 0
                                || (order == 0
                                        && !(a.args().isEmpty() && !b.args().isEmpty()))
                        ? a
                        : b;
            });
        }
    }
}
