package org.plumbline.facts.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.topology.Heartbeat;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** How workers report to the controllers of their project, and how long these wait. */
public final class Heartbeats implements FactSource {

    private record Kind(
            String project, String interval, Set<String> workers, String patience, Set<String> controllers) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "nova",
                    "DEFAULT.report_interval",
                    Set.of("nova-compute", "nova-conductor", "nova-scheduler"),
                    "DEFAULT.service_down_time",
                    Set.of("nova-api", "nova-conductor", "nova-scheduler")),
            new Kind(
                    "neutron",
                    "agent.report_interval",
                    Set.of(
                            "neutron-openvswitch-agent",
                            "neutron-linuxbridge-agent",
                            "neutron-sriov-agent",
                            "neutron-l3-agent",
                            "neutron-dhcp-agent",
                            "neutron-metadata-agent"),
                    "DEFAULT.agent_down_time",
                    Set.of("neutron-server", "neutron-rpc-server")),
            new Kind(
                    "cinder",
                    "DEFAULT.report_interval",
                    Set.of("cinder-volume", "cinder-scheduler", "cinder-backup"),
                    "DEFAULT.service_down_time",
                    Set.of("cinder-api", "cinder-scheduler")));

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        KINDS.forEach(kind -> add(facts, kind));
    }

    private static void add(Facts facts, Kind kind) {
        var intervals = new ArrayList<Setting>();
        var patience = new ArrayList<Setting>();
        var seen = new HashSet<String>();
        for (var service : facts.all(Service.class)) {
            if (!service.project().equals(kind.project())) {
                continue;
            }
            boolean unnamed = service.name().equals(service.project());
            if (unnamed || kind.workers().contains(service.name())) {
                add(intervals, service.setting(kind.interval()), seen);
            }
            // A service whose role is not known is a controller where it has a database.
            if (kind.controllers().contains(service.name())
                    || (unnamed && service.setting("database.connection").isSet())) {
                add(patience, service.setting(kind.patience()), seen);
            }
        }
        if (!patience.isEmpty() && !intervals.isEmpty()) {
            facts.add(new Heartbeat(kind.project(), List.copyOf(intervals), List.copyOf(patience)));
        } else if (!patience.isEmpty()) {
            // OVN's hypervisors report to its own database.
            facts.all(Absent.class).stream()
                    .filter(proof -> proof.subject().equals("dhcp-policy") && facts.isAbsent("l3-agents"))
                    .findFirst()
                    .ifPresent(proof ->
                            facts.add(new Absent(kind.project() + "-heartbeat", proof.reason(), proof.proof())));
        }
    }

    /** Services of one host that read the same file say the same. */
    private static void add(List<Setting> settings, Setting setting, Set<String> seen) {
        if (seen.add(setting.option() + '@' + setting.at())) {
            settings.add(setting);
        }
    }
}
