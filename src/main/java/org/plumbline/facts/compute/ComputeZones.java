package org.plumbline.facts.compute;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.compute.ComputeZone;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** The availability zones of nova, from its list of services. */
public final class ComputeZones implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var zones = facts.all(ApiService.class).stream()
                .filter(service -> service.binary().equals("nova-compute"))
                .collect(groupingBy(ApiService::zone, TreeMap::new, Collectors.toList()));
        long used = zones.values().stream()
                .filter(members -> members.stream().anyMatch(ApiService::enabled))
                .count();
        zones.forEach((name, members) -> facts.add(new ComputeZone(
                name, enabled(members), used == 1, members.get(0).at())));
    }

    private static List<ApiService> enabled(List<ApiService> members) {
        return members.stream().filter(ApiService::enabled).toList();
    }
}
