package org.plumbline.facts.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.SqlClient;
import org.plumbline.cloud.hardening.SharedAccount;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Software;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Who connects to a database, and as whom. */
public final class SqlClients implements FactSource {

    private static final List<String> OPTIONS = List.of(
            "database.connection",
            "api_database.connection",
            "placement_database.connection",
            "DEFAULT.sql_connection",
            "storage:sqlalchemy.connection",
            "indexer.url",
            "task_flow.persistence_connection");

    /** Services that keep nothing in a database of their own. */
    private static final List<String> WITHOUT_DATABASE =
            List.of("compute", "agent", "proxy", "libvirt", "metadata", "barbican-keystone-listener");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var seen = new HashSet<Location>();
        var clients = new ArrayList<SqlClient>();
        for (var service : facts.all(Service.class)) {
            for (var option : OPTIONS) {
                var setting = service.setting(option);
                if (setting.isSet() && setting.value().contains("://") && seen.add(setting.at())) {
                    clients.add(client(service, setting));
                }
            }
        }
        facts.addAll(clients);
        facts.addAll(shared(clients));
        unseen(facts);
    }

    private static SqlClient client(Service service, Setting setting) {
        var url = setting.value();
        int scheme = url.indexOf("://") + 3;
        int at = url.lastIndexOf('@');
        int path = url.indexOf('/', Math.max(at, scheme));
        int query = url.indexOf('?', Math.max(path, scheme));
        var login = at < scheme ? "" : url.substring(scheme, at);
        int colon = login.indexOf(':', login.startsWith("‹") ? Math.max(login.indexOf('›'), 0) : 0);
        int end = query < 0 ? url.length() : query;
        var server = url.substring(Math.max(at + 1, scheme), path < 0 ? end : Math.min(path, end));
        return new SqlClient(
                service.host(),
                service.project(),
                setting,
                colon < 0 ? login : login.substring(0, colon),
                colon < 0 ? "" : login.substring(colon + 1),
                withoutPort(server),
                path < 0 || path >= end ? "" : url.substring(path + 1, end),
                query < 0 ? "" : url.substring(query + 1));
    }

    private static String withoutPort(String server) {
        if (server.startsWith("[")) {
            int end = server.indexOf(']');
            return end < 0 ? server : server.substring(1, end);
        }
        int colon = server.indexOf(':');
        return colon < 0 ? server : server.substring(0, colon);
    }

    /** Accounts by name and redacted password; equal ones stay equal. */
    private static List<SharedAccount> shared(List<SqlClient> clients) {
        var byLogin = new TreeMap<String, List<SqlClient>>();
        for (var client : clients) {
            if (!client.user().isEmpty()
                    && org.plumbline.snapshot.Secret.in(client.password()).isPresent()) {
                byLogin.computeIfAbsent(client.user() + '\0' + client.password(), l -> new ArrayList<>())
                        .add(client);
            }
        }
        var shared = new ArrayList<SharedAccount>();
        byLogin.values().forEach(users -> {
            var projects = new LinkedHashSet<String>();
            users.forEach(user -> projects.add(user.project()));
            if (projects.size() > 1) {
                shared.add(new SharedAccount(List.copyOf(projects), users));
            }
        });
        return shared;
    }

    /** A service whose configuration was not seen may connect in any way. */
    private static void unseen(Facts facts) {
        for (var missing : facts.all(Unseen.class)) {
            boolean service = missing.spot().input().startsWith("/etc/")
                    && missing.subjects().stream().anyMatch(SqlClients::keepsData);
            if (service) {
                facts.add(new Unseen(List.of("sql-client"), missing.spot()));
            }
        }
    }

    static boolean keepsData(String subject) {
        return Optional.of(subject)
                .filter(name -> Software.ALL.stream()
                        .anyMatch(software -> software.name().equals(name)
                                && !software.project().equals("infra")
                                && !software.project().equals("swift")))
                .filter(name -> WITHOUT_DATABASE.stream().noneMatch(name::contains))
                .isPresent();
    }
}
