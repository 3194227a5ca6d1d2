package org.plumbline.facts.messaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.messaging.BrokerCluster;
import org.plumbline.cloud.messaging.BrokerList;
import org.plumbline.cloud.messaging.BrokerList.Kind;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.endpoints.Destinations;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Which brokers services are told, against the members of the clusters. */
public final class BrokerLists implements FactSource {

    private static final List<String> OPTIONS =
            List.of("DEFAULT.transport_url", "oslo_messaging_notifications.transport_url");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var destinations = new Destinations(facts, snapshot);
        var clusters = facts.all(BrokerCluster.class).stream()
                .map(cluster -> hosts(facts, cluster))
                .toList();
        var settings = new TreeMap<String, List<Setting>>();
        var projects = new TreeMap<String, SortedSet<String>>();
        var seen = new HashSet<Location>();
        for (var service : facts.all(Service.class)) {
            for (var option : OPTIONS) {
                var setting = service.setting(option);
                if (setting.isSet() && setting.known() && seen.add(setting.at())) {
                    MessagingClients.client(service, setting)
                            .filter(client -> !client.brokers().isEmpty())
                            .ifPresent(client -> {
                                var told = told(service, client.brokers());
                                settings.computeIfAbsent(told, t -> new ArrayList<>())
                                        .add(setting);
                                projects.computeIfAbsent(told, t -> new TreeSet<>())
                                        .add(service.project());
                            });
                }
            }
        }
        settings.forEach((told, where) ->
                facts.add(list(told, projects.getOrDefault(told, new TreeSet<>()), where, destinations, clusters)));
    }

    /** The hosts in the list, sorted; the host itself by its own name. */
    private static String told(Service service, List<String> brokers) {
        var hosts = new TreeSet<String>();
        for (var broker : brokers) {
            int colon = broker.lastIndexOf(':');
            var host = colon > broker.indexOf(']') ? broker.substring(0, colon) : broker;
            var bare = host.replace("[", "").replace("]", "");
            boolean itself = bare.equals("localhost") || bare.startsWith("127.") || bare.equals("::1");
            hosts.add(itself ? service.host() : bare);
        }
        return String.join(" ", hosts);
    }

    /** Where no cluster was seen, a list of several is taken as it is; whether it is complete stays open. */
    private static BrokerList list(
            String told,
            SortedSet<String> projects,
            List<Setting> where,
            Destinations destinations,
            List<SortedSet<String>> clusters) {
        var names = new TreeSet<>(List.of(told.split(" ")));
        var hosts = new TreeSet<String>();
        boolean known = true;
        for (var name : names) {
            var own = destinations.hosts(name);
            hosts.addAll(own);
            known &= own.size() == 1 || destinations.floats(name);
        }
        boolean shared = names.size() == 1 && (destinations.floats(names.first()) || hosts.size() > 1);
        var cluster =
                clusters.stream().filter(members -> members.containsAll(hosts)).findFirst();
        if (shared) {
            return new BrokerList(projects, names, Kind.SHARED, new TreeSet<>(), 0, where);
        }
        if (clusters.isEmpty() && names.size() > 1) {
            return new BrokerList(projects, names, Kind.MEMBERS, new TreeSet<>(), 0, where);
        }
        if (!known || hosts.isEmpty() || cluster.isEmpty()) {
            return new BrokerList(projects, names, Kind.UNKNOWN, new TreeSet<>(), 0, where);
        }
        var missing = new TreeSet<>(cluster.get());
        missing.removeAll(hosts);
        return new BrokerList(
                projects, names, Kind.MEMBERS, missing, cluster.get().size(), where);
    }

    /** {@code rabbit@ctl1} to the host. */
    private static SortedSet<String> hosts(Facts facts, BrokerCluster cluster) {
        var hosts = new TreeSet<String>();
        for (var member : cluster.members()) {
            hosts.add(facts.hostNames().canonical(member.substring(member.indexOf('@') + 1)));
        }
        return hosts;
    }
}
