package org.plumbline.facts.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Attestation;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.compute.CellMap;
import org.plumbline.cloud.compute.InstanceRecovery;
import org.plumbline.cloud.messaging.BrokerClient;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Nova's cells as nova-manage prints them, and how servers of a dead hypervisor come back. */
public final class NovaCells implements FactSource {

    private static final String CELLS = "nova-manage-list_cells";
    private static final String HOSTS = "nova-manage-list_hosts";
    private static final String RECOVERY = "instance-recovery";
    /** What nova-manage makes of a URL with several brokers unless told to show all: the last one is left. */
    private static final String MASK = ":****@";

    /** A row of a table that nova-manage draws. */
    private record TableRow(List<String> cells, Location at) {}

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        boolean nova = facts.all(Deployment.class).stream()
                .anyMatch(deployment ->
                        deployment.isRole() && deployment.project().equals("nova"));
        var asked = snapshot.hosts().stream()
                .filter(host -> isDrawn(host.output(CELLS)) && isDrawn(host.output(HOSTS)))
                .toList();
        asked.forEach(host -> facts.add(cells(facts, host)));
        if (asked.isEmpty() && nova) {
            facts.add(Unseen.of(
                    "cell-map",
                    "nova-api",
                    CELLS,
                    "which hypervisors are in which cell was not recorded",
                    "collect the output of `nova-manage cell_v2 list_cells --verbose` and `list_hosts`"));
        }
        recovery(facts, snapshot);
    }

    /** A table, if an empty one, and not what nova-manage says when it cannot draw one. */
    private static boolean isDrawn(Optional<SourceFile> output) {
        return output.filter(said -> said.text().lines().anyMatch(line -> line.startsWith("|")))
                .isPresent();
    }

    private static CellMap cells(Facts facts, HostFiles host) {
        var list = host.output(CELLS).orElseThrow();
        var mapped = new HashSet<String>();
        var hosts = host.output(HOSTS).orElseThrow();
        rows(hosts).forEach(row -> mapped.add(facts.hostNames().canonical(last(row))));
        var unmapped = new ArrayList<Located>();
        facts.all(ApiService.class).stream()
                .filter(service -> service.binary().equals("nova-compute") && !mapped.contains(service.host()))
                .forEach(unmapped::add);
        var known = brokers(facts);
        boolean zero = false;
        var lonely = new ArrayList<Located>();
        var masked = new ArrayList<Located>();
        for (var row : rows(list)) {
            zero |= row.cells().contains("00000000-0000-0000-0000-000000000000");
            row.cells().stream().filter(cell -> cell.startsWith("rabbit")).forEach(url -> {
                var sign = new Quoted(row.at(), "cell " + row.cells().get(0) + " is reached through " + endpoints(url));
                if (url.contains(MASK) && known.size() > 1) {
                    masked.add(sign);
                } else if (url.split(",", -1).length == 1 && known.size() > 1 && !url.contains("{")) {
                    lonely.add(sign);
                }
            });
        }
        return new CellMap(
                host.name(),
                zero,
                List.copyOf(unmapped),
                List.copyOf(lonely),
                List.copyOf(masked),
                List.of(list.at(), hosts.at()));
    }

    private static String endpoints(String url) {
        return url.substring(url.lastIndexOf('@') + 1);
    }

    private static Set<String> brokers(Facts facts) {
        var brokers = new HashSet<String>();
        facts.all(BrokerClient.class).stream()
                .filter(client -> client.service().name().equals("nova-conductor"))
                .forEach(client -> brokers.addAll(client.brokers()));
        return brokers;
    }

    private static String last(TableRow row) {
        return row.cells().get(row.cells().size() - 1);
    }

    /** The rows below the head. */
    private static List<TableRow> rows(SourceFile output) {
        var rows = new ArrayList<TableRow>();
        int number = 0;
        for (var line : output.text().split("\n", -1)) {
            number++;
            if (line.startsWith("|")) {
                var cells = Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList();
                rows.add(new TableRow(cells, output.at().line(number)));
            }
        }
        return rows.isEmpty() ? List.of() : List.copyOf(rows.subList(1, rows.size()));
    }

    private static void recovery(Facts facts, Snapshot snapshot) {
        var engine = facts.all(Deployment.class).stream()
                .filter(deployment ->
                        deployment.isRole() && deployment.software().equals("masakari-engine"))
                .findFirst();
        var segments = snapshot.api("instance-ha/segments")
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(api -> api.has("segments"));
        if (engine.isPresent() && segments.isPresent()) {
            var api = segments.get();
            facts.add(new InstanceRecovery(
                    "api",
                    "masakari",
                    api.items("segments").isEmpty(),
                    api.body().at()));
            return;
        }
        var stated = facts.all(Attestation.class).stream()
                .filter(attestation -> attestation.id().equals(RECOVERY) && attestation.valid())
                .findFirst();
        stated.ifPresentOrElse(
                attestation -> facts.add(new InstanceRecovery(
                        "snapshot", "what " + attestation.owner() + " stated", false, attestation.at())),
                () -> facts.add(
                        Unseen.of(
                                RECOVERY,
                                "snapshot",
                                "attestations.yaml",
                                "nothing shows how servers of a dead hypervisor come back",
                                "record GET /v1/segments of masakari, or write an entry with id instance-recovery, date and owner into attestations.yaml")));
    }
}
