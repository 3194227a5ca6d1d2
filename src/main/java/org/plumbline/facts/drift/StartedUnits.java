package org.plumbline.facts.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.Running;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cluster.PacemakerCluster;
import org.plumbline.cloud.drift.StartedUnit;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Software;
import org.plumbline.parse.Json;
import org.plumbline.parse.systemd.Systemctl;
import org.plumbline.parse.systemd.SystemctlShow;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** What brings the cloud's units and containers back after a boot or a crash. */
public final class StartedUnits implements FactSource {

    private static final Map<String, Software> BY_UNIT = new HashMap<>();
    private static final Map<String, Software> BY_CONTAINER = new HashMap<>();
    /** The classes of Pacemaker's agents that are units, scripts of System V among them. */
    private static final Set<String> CLASSES = Set.of("systemd", "service", "lsb");

    static {
        for (var software : Software.ALL) {
            software.units().forEach(unit -> BY_UNIT.putIfAbsent(unit, software));
            software.containers().forEach(container -> BY_CONTAINER.putIfAbsent(container, software));
        }
    }

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var running : facts.all(Running.class)) {
            var clusters = clusters(facts, running);
            var managed = new HashMap<String, Boolean>();
            clusters.stream()
                    .flatMap(cluster -> cluster.resources().stream())
                    .forEach(resource -> managed.merge(unit(resource.agent()), resource.cloned(), Boolean::logicalAnd));
            snapshot.host(running.host())
                    .ifPresent(host -> new OnHost(facts, host, running, managed, !clusters.isEmpty()).look());
        }
        facts.all(Unseen.class).stream()
                .filter(unseen -> unseen.subjects().contains("running"))
                .map(Unseen::spot)
                .toList()
                .forEach(spot -> facts.add(new Unseen(List.of("started-unit"), spot)));
    }

    /** Those that the host is a node of; a remote node does not say of which. */
    private static List<PacemakerCluster> clusters(Facts facts, Running running) {
        var names = facts.hostNames();
        return facts.all(PacemakerCluster.class).stream()
                .filter(cluster -> running.any("pacemaker_remote.service")
                        || cluster.nodes().stream().anyMatch(node -> names.same(node, running.host())))
                .toList();
    }

    /** {@code haproxy} of {@code systemd:haproxy} or {@code lsb:haproxy}; empty for what is no unit. */
    private static String unit(String agent) {
        int colon = agent.indexOf(':');
        return CLASSES.contains(agent.substring(0, Math.max(colon, 0))) ? agent.substring(colon + 1) : "";
    }

    private record OnHost(
            Facts facts, HostFiles host, Running running, Map<String, Boolean> managed, boolean clusterSeen) {

        private boolean isNode() {
            return running.any("pacemaker.service") || running.any("pacemaker_remote.service");
        }

        void look() {
            var atBoot = new HashMap<String, String>();
            var onFailure = new HashMap<String, String>();
            host.output("systemctl-unit-files")
                    .ifPresent(output -> facts.understood(Systemctl.unitFiles(output.at(), output.text()))
                            .forEach(file -> atBoot.put(file.name(), file.state())));
            host.output("systemctl-show-services")
                    .ifPresent(output -> facts.understood(SystemctlShow.parse(output.at(), output.text()))
                            .forEach(unit -> {
                                onFailure.put(unit.id(), unit.value("Restart"));
                                if (!unit.value("UnitFileState").isEmpty()) {
                                    atBoot.putIfAbsent(unit.id(), unit.value("UnitFileState"));
                                }
                            }));
            running.units().forEach((unit, at) -> {
                var software = BY_UNIT.get(unit.replaceFirst("\\.service$", ""));
                if (software != null && unit.endsWith(".service")) {
                    var socket = atBoot.getOrDefault(unit.replace(".service", ".socket"), "");
                    var state = socket.equals("enabled") ? "started by its socket" : atBoot.getOrDefault(unit, "");
                    if (state.equals("disabled") && !clusterSeen && isNode()) {
                        unseen("crm_mon", "whether Pacemaker starts " + unit, "crm_mon --as-xml");
                    } else if (state.isEmpty()) {
                        unseen(
                                "systemctl-unit-files",
                                "whether " + unit + " starts at boot",
                                "systemctl list-unit-files");
                    } else {
                        var service = unit.replaceFirst("\\.service$", "");
                        facts.add(new StartedUnit(
                                host.name(),
                                unit,
                                !software.project().equals("infra"),
                                state,
                                onFailure.getOrDefault(unit, ""),
                                managed.containsKey(service),
                                managed.getOrDefault(service, false),
                                at));
                    }
                }
            });
            containers();
        }

        /** Kolla starts containers by units of its own since 2023.1, before by the engine's restart policy. */
        private void containers() {
            var policies = new HashMap<String, String>();
            host.output("containers-inspect")
                    .or(() -> host.output("docker-inspect"))
                    .ifPresent(output -> facts.understood(Json.parse(output.at(), output.text()))
                            .items()
                            .forEach(container -> policies.put(
                                    container
                                            .get("Name")
                                            .text()
                                            .orElse("")
                                            .replace("/", "")
                                            .replace('-', '_'),
                                    container
                                            .get("HostConfig")
                                            .get("RestartPolicy")
                                            .get("Name")
                                            .text()
                                            .orElse("no"))));
            running.containers().forEach((name, at) -> {
                var software = BY_CONTAINER.get(name);
                boolean byUnit = running.units().containsKey("kolla-" + name + "-container.service");
                if (software == null || byUnit) {
                    return;
                }
                var policy = policies.get(name);
                if (policy == null) {
                    unseen("containers-inspect", "whether container " + name + " starts at boot", "docker inspect");
                } else {
                    facts.add(new StartedUnit(
                            host.name(),
                            name,
                            true,
                            policy.isEmpty() ? "no" : policy,
                            "",
                            managed.containsKey(name),
                            managed.getOrDefault(name, false),
                            at));
                }
            });
        }

        private void unseen(String input, String what, String command) {
            facts.add(new Unseen(
                    List.of("started-unit"),
                    new BlindSpot(
                            host.name(),
                            input,
                            what + " was not collected",
                            "collect the output of `" + command + "`")));
        }
    }
}
