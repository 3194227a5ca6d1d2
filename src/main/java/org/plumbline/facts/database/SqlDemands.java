package org.plumbline.facts.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.SqlClient;
import org.plumbline.cloud.database.SqlDemand;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Roles;
import org.plumbline.parse.host.OsProcess;
import org.plumbline.parse.host.Ps;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** How many connections the workers of all services may hold to the database. */
public final class SqlDemands implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var databases = new HashMap<String, Integer>();
        facts.all(SqlClient.class)
                .forEach(client -> databases.merge(client.host() + ' ' + client.project(), 1, Integer::sum));
        var services = new HashMap<String, Service>();
        facts.all(Service.class).forEach(service -> services.put(service.host() + ' ' + service.name(), service));
        var shares = new ArrayList<SqlDemand.Share>();
        for (var host : snapshot.hosts()) {
            boolean asks = databases.keySet().stream().anyMatch(key -> key.startsWith(host.name() + ' '));
            if (asks && host.output("ps").isEmpty()) {
                facts.add(Unseen.of(
                        "sql-demand",
                        host.name(),
                        "ps",
                        "how many workers run on " + host.name() + " was not collected",
                        "collect the output of `ps -eo pid,ppid,user,lstart,rss,nlwp,args`"));
            } else if (asks) {
                shares.addAll(shares(host, databases, services));
            }
        }
        if (!shares.isEmpty()) {
            shares.sort(Comparator.comparing((SqlDemand.Share share) -> -share.workers() * share.perWorker())
                    .thenComparing(SqlDemand.Share::service)
                    .thenComparing(SqlDemand.Share::host));
            facts.add(new SqlDemand(List.copyOf(shares)));
        }
    }

    private static List<SqlDemand.Share> shares(
            HostFiles host, Map<String, Integer> databases, Map<String, Service> services) {
        var output = host.output("ps").orElseThrow();
        var workers = new TreeMap<String, List<OsProcess>>();
        for (var process : Ps.parse(output.at(), output.text()).value()) {
            var software = Roles.running(Arrays.asList(process.args().split(" +")));
            if (software != null && databases.containsKey(host.name() + ' ' + software.project())) {
                workers.computeIfAbsent(software.name(), name -> new ArrayList<>())
                        .add(process);
            }
        }
        var shares = new ArrayList<SqlDemand.Share>();
        workers.forEach((name, processes) -> {
            var service = services.get(host.name() + ' ' + name);
            if (service != null && SqlClients.keepsData(name)) {
                int pools = databases.getOrDefault(host.name() + ' ' + service.project(), 1);
                shares.add(new SqlDemand.Share(
                        name,
                        host.name(),
                        children(processes),
                        pools * perPool(service),
                        processes.get(0).at()));
            }
        });
        return shares;
    }

    /** A parent that only watches its workers holds no connection. */
    private static int children(List<OsProcess> processes) {
        var parents = new HashSet<Long>();
        processes.forEach(process -> parents.add(process.parent()));
        long workers = processes.stream()
                .filter(process -> !parents.contains(process.pid()))
                .count();
        return (int) Math.max(1, workers);
    }

    private static int perPool(Service service) {
        double pool = service.setting("database.max_pool_size").number();
        double overflow = service.setting("database.max_overflow").number();
        return (int) (Math.max(pool, 0) + Math.min(Math.max(overflow, 0), SqlDemand.LIKELY_OVERFLOW));
    }
}
