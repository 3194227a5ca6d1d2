package org.plumbline.facts.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.cloud.database.GaleraCluster;
import org.plumbline.cloud.database.SqlProxy;
import org.plumbline.cloud.database.SqlRoute;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.facts.tls.PublicNetworks;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.parse.Row;
import org.plumbline.parse.database.ProxysqlConfig;
import org.plumbline.parse.haproxy.HaproxyCfg;
import org.plumbline.parse.haproxy.HaproxySection;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** What stands between services and database servers: HAProxy proxies that lead to them, and ProxySQL. */
public final class SqlRoutes implements FactSource {

    private static final List<String> PROXYSQL = List.of("/etc/kolla/proxysql/proxysql.yaml", "/etc/proxysql.cnf");

    private static final int SQL = 3306;

    /** Of ProxySQL's manual, global variables. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "admin_variables.admin_credentials", "admin:admin",
            "admin_variables.stats_credentials", "stats:stats",
            "admin_variables.mysql_ifaces", "0.0.0.0:6032",
            "mysql_variables.interfaces", "0.0.0.0:6033",
            "mysql_variables.monitor_username", "monitor",
            "mysql_variables.monitor_password", "monitor",
            "mysql_variables.max_connections", "2048");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var names = HostNames.of(facts);
        var servers = new HashSet<String>();
        facts.all(DatabaseServer.class).forEach(server -> servers.add(server.host()));
        var deployed = new HashMap<String, Set<String>>();
        facts.all(Deployment.class).stream().filter(Deployment::isRole).forEach(deployment -> deployed.computeIfAbsent(
                        deployment.host(), h -> new HashSet<>())
                .add(deployment.software()));
        var proxies = new ArrayList<SqlProxy>();
        boolean proxysql = deployed.values().stream().anyMatch(software -> software.contains("proxysql"));
        var open = proxysql ? PublicNetworks.of(snapshot) : new PublicNetworks();
        for (var host : snapshot.hosts()) {
            var software = deployed.getOrDefault(host.name(), Set.of());
            if (software.contains("haproxy") && !servers.isEmpty()) {
                haproxy(facts, host, names, servers);
            }
            if (software.contains("proxysql")) {
                proxysql(facts, host, names, open, proxies);
            }
        }
        proxies.forEach(proxy -> facts.add(counted(proxy, proxies)));
    }

    private static void haproxy(Facts facts, HostFiles host, HostNames names, Set<String> servers) {
        var files = Stream.of(
                        "/etc/kolla/haproxy/haproxy.cfg",
                        "/etc/kolla/haproxy/services.d/*.cfg",
                        "/etc/haproxy/haproxy.cfg",
                        "/etc/haproxy/conf.d/*.cfg")
                .flatMap(host::glob)
                .toList();
        if (files.isEmpty()) {
            facts.add(Unseen.of(
                    "sql-route",
                    host.name(),
                    "/etc/haproxy/haproxy.cfg",
                    "HAProxy runs on " + host.name() + ", and its configuration was not collected",
                    "collect /etc/haproxy"));
            return;
        }
        var config = HaproxyCfg.parse(files, "").value();
        config.proxies().filter(HaproxySection::isBackend).forEach(proxy -> {
            var to = proxy.servers();
            boolean sql = to.stream()
                    .anyMatch(server -> server.address().firstPort() == SQL
                            && servers.contains(names.canonical(server.address().host())));
            if (sql) {
                var active = to.stream()
                        .filter(server -> server.isEnabled() && !server.isBackup())
                        .map(server -> server.name())
                        .toList();
                facts.add(new SqlRoute(
                        host.name(),
                        "haproxy " + proxy.type() + ' ' + proxy.name(),
                        active,
                        pinned(proxy),
                        proxy.at()));
            }
        });
    }

    /** A table with one entry, keyed by what all clients have in common, sends everybody to one server. */
    private static boolean pinned(HaproxySection proxy) {
        return !proxy.lines("stick", "on", "dst").isEmpty()
                || proxy.lines("balance", "first").size() > 0;
    }

    private static void proxysql(
            Facts facts, HostFiles host, HostNames names, PublicNetworks open, List<SqlProxy> proxies) {
        var file = PROXYSQL.stream().flatMap(path -> host.file(path).stream()).findFirst();
        if (file.isEmpty()) {
            facts.add(new Unseen(
                    List.of("proxysql", "sql-route"),
                    new BlindSpot(
                            host.name(),
                            PROXYSQL.get(1),
                            "ProxySQL runs on " + host.name() + ", and its configuration was not collected",
                            "collect /etc/proxysql.cnf or /etc/kolla/proxysql")));
            return;
        }
        var tables = tables(facts, file.get());
        var values = values(tables, file.get());
        var backends = tables.getOrDefault("mysql_servers", List.of()).stream()
                .map(row -> row.get("address").or(() -> row.get("hostname")).orElse(""))
                .distinct()
                .toList();
        var known = new HashSet<String>();
        backends.forEach(backend -> known.add(names.canonical(backend)));
        var missing = facts.all(GaleraCluster.class).stream()
                .flatMap(cluster -> cluster.servers().stream())
                .map(DatabaseServer::host)
                .filter(server -> !known.contains(server))
                .toList();
        var groups = tables.getOrDefault("mysql_galera_hostgroups", List.of()).stream()
                .map(row -> Setting.set("max_writers", row.get("max_writers").orElse("1"), row.at()))
                .toList();
        boolean exposed = Stream.of(values.get("admin_variables.mysql_ifaces"))
                .flatMap(setting -> Stream.of(setting.value().split(";")))
                .anyMatch(address -> address.indexOf(':') > 0
                        && open.isPublicAddress(address.substring(0, address.lastIndexOf(':'))));
        proxies.add(new SqlProxy(
                host.name(),
                values,
                backends,
                missing,
                groups,
                1,
                facts.all(MissingHost.class).stream().noneMatch(ControlPlane::couldCarryIt),
                exposed,
                file.get().at()));
    }

    private static Map<String, List<Row>> tables(Facts facts, SourceFile file) {
        return facts.understood(ProxysqlConfig.parse(file.at(), file.text()));
    }

    private static Map<String, Setting> values(Map<String, List<Row>> tables, SourceFile file) {
        var values = new TreeMap<String, Setting>();
        DEFAULTS.forEach((name, value) ->
                values.put(name, Setting.byDefault(name, value, file.at(), "ProxySQL manual, global variables")));
        for (var table : List.of("admin_variables", "mysql_variables")) {
            for (var row : tables.getOrDefault(table, List.of())) {
                row.cells()
                        .forEach((name, value) ->
                                values.put(table + '.' + name, Setting.set(table + '.' + name, value, row.at())));
            }
        }
        return new LinkedHashMap<>(values);
    }

    private static SqlProxy counted(SqlProxy proxy, List<SqlProxy> all) {
        var serves = proxy.setting("mysql_variables.interfaces").value();
        int instances = (int) all.stream()
                .filter(other ->
                        other.setting("mysql_variables.interfaces").value().equals(serves))
                .count();
        return new SqlProxy(
                proxy.host(),
                proxy.values(),
                proxy.backends(),
                proxy.missing(),
                proxy.groups(),
                instances,
                proxy.complete(),
                proxy.exposed(),
                proxy.at());
    }
}
