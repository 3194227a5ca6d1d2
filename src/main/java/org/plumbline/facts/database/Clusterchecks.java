package org.plumbline.facts.database;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.Clustercheck;
import org.plumbline.cloud.database.DatabaseAccount;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.ListeningSockets;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The scripts that answer a load balancer's question whether a Galera node may take traffic. */
public final class Clusterchecks implements FactSource {

    /** Settings beside the script beat those in it; arguments of the service that starts it beat both. */
    private static final List<String> FILES = List.of(
            "/usr/bin/clustercheck",
            "/usr/local/bin/clustercheck",
            "/etc/sysconfig/clustercheck",
            "/etc/default/clustercheck",
            "/etc/xinetd.d/mysqlchk",
            "/etc/xinetd.d/galera-monitor",
            "/etc/systemd/system/mariadbcheck@.service",
            "/etc/systemd/system/mysqlchk@.service");

    private static final Set<String> STARTERS = Set.of("xinetd", "systemd", "init", "socat", "clustercheck");
    private static final int PORT = 9200;

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var powerful = new HashSet<String>();
        facts.all(DatabaseAccount.class).stream()
                .filter(DatabaseAccount::allPowerful)
                .forEach(account -> powerful.add(account.user()));
        for (var host : snapshot.hosts()) {
            var files = FILES.stream().flatMap(path -> host.file(path).stream()).toList();
            var check = check(host, files, powerful);
            if (check.isPresent()) {
                facts.add(check.get());
            } else if (!files.isEmpty() || listens(host)) {
                facts.add(Unseen.of(
                        "clustercheck",
                        host.name(),
                        FILES.get(0),
                        "something answers health checks on port 9200 of " + host.name()
                                + ", and its script was not seen",
                        "collect /usr/bin/clustercheck, /etc/sysconfig/clustercheck and /etc/xinetd.d"));
            }
        }
    }

    static boolean listens(HostFiles host) {
        return host.hasFolder("/etc/kolla/mariadb-clustercheck")
                || host.output("ss-tcp-listen").stream()
                        .flatMap(output -> ListeningSockets.parse(output.at(), output.text()).value().stream())
                        .anyMatch(socket -> socket.port() == PORT
                                && (socket.owners().isEmpty()
                                        || socket.owners().stream().anyMatch(STARTERS::contains)));
    }

    /** The published script names its default account itself; one that names none takes it from a file not seen. */
    private static Optional<Clustercheck> check(HostFiles host, List<SourceFile> files, Set<String> powerful) {
        var values = new HashMap<String, Setting>();
        files.forEach(file -> read(file, values));
        if (!values.containsKey("MYSQL_USERNAME")) {
            return Optional.empty();
        }
        var at = files.get(0).at();
        var user = values.getOrDefault(
                "MYSQL_USERNAME", Setting.byDefault("MYSQL_USERNAME", "clustercheckuser", at, "percona-clustercheck"));
        return Optional.of(new Clustercheck(
                host.name(),
                user,
                values.getOrDefault(
                        "MYSQL_PASSWORD",
                        Setting.byDefault("MYSQL_PASSWORD", "clustercheckpassword!", at, "percona-clustercheck")),
                values.getOrDefault(
                        "AVAILABLE_WHEN_DONOR",
                        Setting.byDefault("AVAILABLE_WHEN_DONOR", "0", at, "percona-clustercheck")),
                powerful.contains(user.value()),
                user.at()));
    }

    private static void read(SourceFile file, Map<String, Setting> values) {
        int number = 0;
        for (var raw : file.text().split("\n", -1)) {
            var at = file.at().line(++number);
            var line = raw.strip();
            if (line.startsWith("server_args") || line.startsWith("ExecStart=")) {
                arguments(line, at, values);
            }
            for (var name : List.of("MYSQL_USERNAME", "MYSQL_PASSWORD", "AVAILABLE_WHEN_DONOR")) {
                if (line.startsWith(name + "=") || line.startsWith("export " + name + "=")) {
                    values.put(name, Setting.set(name, value(line.substring(line.indexOf('=') + 1)), at));
                }
            }
        }
    }

    /** {@code server_args = user password 1 log} and {@code ExecStart=/usr/local/bin/clustercheck user password}. */
    private static void arguments(String line, Location at, Map<String, Setting> values) {
        var words = Stream.of(line.substring(line.indexOf('=') + 1).strip().split("\\s+"))
                .filter(word -> !word.endsWith("clustercheck"))
                .toList();
        var names = List.of("MYSQL_USERNAME", "MYSQL_PASSWORD", "AVAILABLE_WHEN_DONOR");
        for (int i = 0; i < Math.min(words.size(), names.size()); i++) {
            if (!words.get(i).isEmpty()) {
                values.put(names.get(i), Setting.set(names.get(i), words.get(i), at));
            }
        }
    }

    /** {@code "${MYSQL_USERNAME:=-clustercheckuser}"}, {@code "${1-clustercheckuser}"}, {@code 'user'}. */
    private static String value(String text) {
        var value = text.strip().replace("\"", "").replace("'", "");
        if (!value.startsWith("${")) {
            return value;
        }
        int dash = value.indexOf('-');
        int end = value.lastIndexOf('}');
        return dash < 0 || end < dash ? "" : value.substring(dash + 1, end);
    }
}
