package org.plumbline.facts.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.DatabaseAccount;
import org.plumbline.cloud.database.DatabaseHost;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.cloud.database.DatabaseStatus;
import org.plumbline.cloud.database.KeylessTables;
import org.plumbline.cloud.database.TableGroup;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Row;
import org.plumbline.parse.database.MysqlOutput;
import org.plumbline.parse.host.Meminfo;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** What the database servers hold: accounts, tables, and how much of it against what their hosts have. */
public final class DatabaseContents implements FactSource {

    private static final String[] USERS = {
        "User", "Host", "plugin", "password", "ssl_type", "Super_priv", "max_user_connections"
    };

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new HashMap<String, HostFiles>();
        snapshot.hosts().forEach(host -> hosts.put(host.name(), host));
        var statuses = new HashMap<String, DatabaseStatus>();
        facts.all(DatabaseStatus.class).forEach(status -> statuses.put(status.host(), status));
        var probes = probes(snapshot);
        for (var server : facts.all(DatabaseServer.class)) {
            var host = hosts.get(server.host());
            if (host != null) {
                var accounts = accounts(facts, host, probes);
                var groups = tables(facts, host);
                keyless(facts, host);
                var status = Optional.ofNullable(statuses.get(server.host()));
                facts.add(new DatabaseHost(
                        server,
                        data(groups),
                        memory(facts, host),
                        status.map(DatabaseStatus::writeSetRate).orElse(Double.NaN),
                        status.map(s -> s.setting("uptime").number()).orElse(Double.NaN),
                        backupTool(host),
                        socketAccount(accounts),
                        server.at()));
            }
        }
    }

    private static Optional<List<Row>> rows(
            Facts facts, HostFiles host, String input, String subject, String... columns) {
        var output = host.output(input);
        if (output.isEmpty()) {
            facts.add(new Unseen(
                    List.of(subject),
                    new BlindSpot(
                            host.name(),
                            input,
                            "the output " + input + " of the database on " + host.name() + " was not collected",
                            "run the query of input " + input + " as the database's administrator")));
            return Optional.empty();
        }
        return output.map(file -> facts.understood(MysqlOutput.parse(file.at(), file.text(), columns)));
    }

    private static List<DatabaseAccount> accounts(Facts facts, HostFiles host, Set<String> probes) {
        var accounts = new ArrayList<DatabaseAccount>();
        rows(facts, host, "mysql-users", "database-account", USERS)
                .ifPresent(rows -> rows.forEach(row -> {
                    var user = row.cells().getOrDefault("user", "");
                    accounts.add(new DatabaseAccount(
                            host.name(),
                            user,
                            row.cells().getOrDefault("host", ""),
                            row.cells().getOrDefault("plugin", ""),
                            row.cells().getOrDefault("password", "").equals("EMPTY"),
                            row.cells().getOrDefault("super_priv", "").equals("Y"),
                            probes.contains(user),
                            row.at()));
                }));
        facts.addAll(accounts);
        return accounts;
    }

    private static String socketAccount(List<DatabaseAccount> accounts) {
        if (accounts.isEmpty()) {
            return "";
        }
        return accounts.stream()
                        .anyMatch(account ->
                                account.user().equals("mysql") && account.from().equals("localhost"))
                ? "yes"
                : "no";
    }

    /** Accounts with which a load balancer logs in; its protocol has no place for a password. */
    private static Set<String> probes(Snapshot snapshot) {
        var probes = new HashSet<String>();
        for (var host : snapshot.hosts()) {
            host.glob("/etc/haproxy/*.cfg").forEach(file -> probes(file, probes));
            host.glob("/etc/haproxy/conf.d/*").forEach(file -> probes(file, probes));
            host.glob("/etc/kolla/haproxy/services.d/*.cfg").forEach(file -> probes(file, probes));
        }
        return probes;
    }

    private static void probes(SourceFile file, Set<String> probes) {
        for (var line : file.text().split("\n", -1)) {
            int check = line.indexOf("mysql-check user ");
            if (check >= 0) {
                probes.add(line.substring(check + 17).strip().split("\\s", 2)[0]);
            }
        }
    }

    private static List<TableGroup> tables(Facts facts, HostFiles host) {
        var groups = new ArrayList<TableGroup>();
        rows(facts, host, "mysql-databases", "database-tables", "table_schema", "engine", "tables", "bytes")
                .ifPresent(rows -> rows.forEach(row -> groups.add(new TableGroup(
                        host.name(),
                        row.get("table_schema").orElse(""),
                        row.get("engine").orElse(""),
                        number(row, "tables"),
                        number(row, "bytes"),
                        row.at()))));
        facts.addAll(groups);
        return groups;
    }

    private static void keyless(Facts facts, HostFiles host) {
        rows(facts, host, "mysql-tables-without-pk", "keyless-tables", "table_schema", "table_name")
                .ifPresent(rows -> {
                    var output = host.output("mysql-tables-without-pk").orElseThrow();
                    var tables = rows.stream()
                            .map(row -> row.get("table_schema").orElse("")
                                    + '.'
                                    + row.get("table_name").orElse(""))
                            .sorted()
                            .toList();
                    facts.add(new KeylessTables(host.name(), tables, output.at()));
                });
    }

    private static double data(List<TableGroup> groups) {
        return groups.isEmpty()
                ? Double.NaN
                : groups.stream()
                        .filter(group -> !group.system())
                        .mapToLong(TableGroup::bytes)
                        .sum();
    }

    private static double memory(Facts facts, HostFiles host) {
        return host.output("meminfo")
                .map(file -> facts.understood(Meminfo.parse(file.at(), file.text())))
                .map(Map::copyOf)
                .flatMap(amounts -> Optional.ofNullable(amounts.get("MemTotal")))
                .map(total -> (double) total.value())
                .orElse(Double.NaN);
    }

    /** A container carries its own tools, which the packages of its host do not show. */
    private static String backupTool(HostFiles host) {
        if (host.hasFolder("/etc/kolla")) {
            return "";
        }
        return InstalledDatabase.hasBackupTool(host)
                .map(has -> has ? "yes" : "no")
                .orElse("");
    }

    private static long number(Row row, String column) {
        try {
            return Long.parseLong(row.get(column).orElse("0"));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
