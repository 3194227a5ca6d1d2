package org.plumbline.facts.capacity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.capacity.ZoneRoom;
import org.plumbline.facts.Facts;
import org.plumbline.facts.capacity.Hypervisors.Hypervisor;
import org.plumbline.facts.capacity.Placement.ResourceProvider;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;

/** What each zone's hypervisors offer and what is used of it, where placement told both for every one in service. */
final class ZoneRooms {

    private static final List<String> RESOURCES = List.of("VCPU", "PCPU", "MEMORY_MB");

    private ZoneRooms() {}

    static void add(Facts facts, Hypervisors hypervisors, Map<String, ResourceProvider> providers, boolean nova) {
        if (!hypervisors.complete()) {
            if (nova) {
                facts.add(unseen("compute/os-services", "which hypervisors are in service was not recorded"));
            }
            return;
        }
        var zones = new TreeMap<String, List<ResourceProvider>>();
        var partial = new HashSet<String>();
        for (var hypervisor : hypervisors.all()) {
            if (hypervisor.inService() && !add(facts, hypervisor, providers, zones)) {
                partial.add(hypervisor.zone());
            }
        }
        zones.keySet().removeAll(partial);
        zones.forEach((zone, members) -> RESOURCES.forEach(resource -> room(facts, zone, resource, members)));
    }

    /** Whether it was told; a zone without one of its hypervisors looks fuller than it is. */
    private static boolean add(
            Facts facts,
            Hypervisor hypervisor,
            Map<String, ResourceProvider> providers,
            Map<String, List<ResourceProvider>> zones) {
        var told = hypervisor
                .in(providers)
                .filter(provider -> provider.computes() && provider.used().isPresent());
        told.ifPresentOrElse(
                provider -> zones.computeIfAbsent(hypervisor.zone(), z -> new ArrayList<>())
                        .add(provider),
                () -> facts.add(unseen(
                        Placement.CALL,
                        "what " + hypervisor.host() + " offers and what is used of it was not recorded")));
        return told.isPresent();
    }

    private static Unseen unseen(String input, String reason) {
        return new Unseen(
                List.of("zone-room"),
                new BlindSpot(
                        "api",
                        input,
                        reason,
                        "record GET /os-services of nova, and /resource_providers, their inventories and usages of placement"));
    }

    private static void room(Facts facts, String zone, String resource, List<ResourceProvider> members) {
        var sources = new ArrayList<Location>();
        double offered = 0;
        double used = 0;
        double most = -1;
        ResourceProvider largest = null;
        for (var member : members) {
            var stock = member.stock(resource);
            if (stock.isPresent()) {
                double own = stock.get().offered();
                offered += own;
                used += member.used()
                        .map(all -> all.amounts().getOrDefault(resource, 0.0))
                        .orElse(0.0);
                sources.add(stock.get().at());
                member.used().ifPresent(all -> sources.add(all.at()));
                if (own > most) {
                    most = own;
                    largest = member;
                }
            }
        }
        if (largest != null) {
            var at = largest.stock(resource).orElseThrow().at();
            facts.add(new ZoneRoom(
                    zone,
                    resource,
                    sources.size() / 2,
                    offered,
                    largest.name(),
                    most,
                    used,
                    new Quoted(at, largest.name() + " offers " + Math.round(most) + ' ' + resource),
                    List.copyOf(sources)));
        }
    }
}
