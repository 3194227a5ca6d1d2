package org.plumbline.facts.drift;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.drift.ComparedService;
import org.plumbline.cloud.drift.DriftedOption;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/**
 * The settings of the control plane's services, host against host. Hypervisors, agents and storage backends may differ by
 * their hardware and are left out.
 */
public final class ServiceDrift implements FactSource {

    private static final Set<String> COMPARED = Set.of(
            "keystone",
            "glance-api",
            "placement-api",
            "nova-api",
            "nova-scheduler",
            "nova-conductor",
            "neutron-server",
            "neutron-rpc-server",
            "cinder-api",
            "cinder-scheduler",
            "heat-api",
            "heat-engine",
            "barbican-api",
            "octavia-api",
            "octavia-worker",
            "manila-api",
            "designate-api",
            "designate-central",
            "magnum-api",
            "masakari-api");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new HashMap<String, Host>();
        facts.all(Host.class).forEach(host -> hosts.put(host.name(), host));
        var found = new TreeMap<String, DriftedOption>();
        int compared = 0;
        for (var replicas : groups(facts)) {
            compared++;
            var first = replicas.get(0);
            facts.add(new ComparedService(first.name(), replicas));
            options(replicas).forEach(option -> drift(replicas, option, hosts, found));
        }
        facts.addAll(found.values());
        unseen(facts);
        if (compared == 0) {
            proveAbsence(facts);
        }
    }

    /** The replicas of each service, those of each region by themselves. */
    private static List<List<Service>> groups(Facts facts) {
        var byName = facts.all(Service.class).stream()
                .filter(service -> COMPARED.contains(service.name()))
                .collect(groupingBy(Service::name, TreeMap::new, Collectors.toList()));
        return byName.values().stream()
                .flatMap(ServiceDrift::byRegion)
                .filter(replicas -> replicas.size() > 1)
                .toList();
    }

    /** A replica that names no region belongs to the only one that others name. */
    private static Stream<List<Service>> byRegion(List<Service> replicas) {
        var regions = replicas.stream()
                .collect(groupingBy(
                        service -> service.setting("keystone_authtoken.region_name")
                                .value(),
                        TreeMap::new,
                        Collectors.toList()));
        return regions.size() == 2 && regions.containsKey("") ? Stream.of(replicas) : regions.values().stream();
    }

    private static Set<String> options(List<Service> replicas) {
        var options = new TreeSet<String>();
        var local = new HashSet<String>();
        for (var replica : replicas) {
            for (var backends : List.of("DEFAULT.enabled_backends", "DEFAULT.enabled_share_backends")) {
                replica.setting(backends).list().forEach(name -> local.add(name.split(":", 2)[0]));
            }
            replica.options().all().forEach(setting -> options.add(setting.option()));
        }
        options.removeIf(option -> HostOptions.mayDiffer(option)
                || local.contains(option.substring(0, option.indexOf('.')))
                || (replicas.get(0).name().equals("nova-conductor") && HostOptions.differsByCell(option)));
        return options;
    }

    private static void drift(
            List<Service> replicas, String option, Map<String, Host> hosts, Map<String, DriftedOption> found) {
        var values = replicas.stream().map(replica -> replica.setting(option)).toList();
        var plain = new HashSet<List<String>>();
        var own = new HashSet<String>();
        for (int i = 0; i < values.size(); i++) {
            var setting = values.get(i);
            if (setting.known()) {
                plain.add(setting.list().stream().sorted().toList());
                own.add(HostOptions.withoutOwn(
                        setting.value(), hosts.get(replicas.get(i).host())));
            }
        }
        boolean differs = plain.size() > 1 && own.size() > 1;
        if (differs || !values.stream().allMatch(Setting::known)) {
            var project = replicas.get(0).project();
            found.merge(
                    project + ' ' + option,
                    new DriftedOption(project, option, values, HostOptions.isWeighty(option), differs),
                    (one, other) -> one.certain() ? one : other);
        }
    }

    private static void unseen(Facts facts) {
        var deployed = facts.all(Deployment.class).stream()
                .filter(Deployment::isRole)
                .map(Deployment::software)
                .filter(COMPARED::contains)
                .collect(Collectors.toSet());
        var spots = new LinkedHashMap<String, Unseen>();
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().stream().anyMatch(deployed::contains))
                .forEach(missing -> spots.putIfAbsent(missing.spot().toString(), missing));
        spots.values().forEach(missing -> facts.add(new Unseen(List.of("compared-service"), missing.spot())));
    }

    private static void proveAbsence(Facts facts) {
        var inventories = facts.all(Inventory.class);
        if (!inventories.isEmpty()
                && inventories.size() == facts.all(Host.class).size()
                && facts.all(MissingHost.class).isEmpty()) {
            facts.add(new Absent(
                    "compared-service",
                    "no service of the control plane runs on more than one host",
                    inventories.stream().flatMap(i -> i.proof().stream()).toList()));
        }
    }
}
