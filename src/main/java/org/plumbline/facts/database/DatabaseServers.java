package org.plumbline.facts.database;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.BootstrapOverride;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.cloud.database.DatabaseSource;
import org.plumbline.cloud.database.DatabaseStatus;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.parse.database.MysqlOption;
import org.plumbline.parse.database.MysqlOptions;
import org.plumbline.parse.database.MysqlOutput;
import org.plumbline.parse.database.MysqlServerOptions;
import org.plumbline.parse.database.MysqlServerOptions.Flavour;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The database servers, their effective variables and what they report of themselves. */
public final class DatabaseServers implements FactSource {

    /** What servers in containers read; the first that is there, and then nothing else. */
    private static final List<String> CONTAINED =
            List.of("/etc/kolla/mariadb/galera.cnf", "/var/lib/config-data/puppet-generated/mysql/etc/my.cnf.d/*.cnf");

    private static final List<String> MAIN = List.of("/etc/my.cnf", "/etc/mysql/my.cnf");

    /** Where Debian's my.cnf leads to, for collectors that leave a link's text. */
    private static final List<String> BEHIND_LINK = List.of("/etc/mysql/mariadb.cnf", "/etc/mysql/mysql.cnf");

    /** What main files include; read alone where none was collected, and then not everything may have been. */
    private static final List<String> FOLDERS = List.of(
            "/etc/my.cnf.d/*.cnf",
            "/etc/mysql/conf.d/*.cnf",
            "/etc/mysql/mariadb.conf.d/*.cnf",
            "/etc/mysql/mysql.conf.d/*.cnf",
            "/etc/mysql/percona-xtradb-cluster.conf.d/*.cnf",
            "/etc/percona-xtradb-cluster.conf.d/*.cnf");

    private static final List<String> START_FILES = List.of(
            "/etc/systemd/system/mariadb.service.d/*.conf",
            "/etc/systemd/system/mysql.service.d/*.conf",
            "/etc/systemd/system/mysqld.service.d/*.conf",
            "/etc/systemd/system/mariadb.service",
            "/etc/default/mariadb",
            "/etc/default/mysql",
            "/etc/sysconfig/mariadb",
            "/etc/sysconfig/mysql");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var deployed = new HashMap<String, Deployment>();
        facts.all(Deployment.class).stream()
                .filter(deployment ->
                        deployment.isRole() && deployment.software().equals("mariadb"))
                .forEach(deployment -> deployed.put(deployment.host(), deployment));
        for (var host : snapshot.hosts()) {
            boolean asked = host.output("mysql-global-variables").isPresent();
            if (asked || deployed.containsKey(host.name())) {
                new OnHost(facts, host).look(Optional.ofNullable(deployed.get(host.name())));
            }
        }
    }

    private static final class OnHost {

        private final Facts facts;
        private final HostFiles host;
        private final Map<String, Entry> running = new HashMap<>();
        private Location main;
        private boolean whole;

        OnHost(Facts facts, HostFiles host) {
            this.facts = facts;
            this.host = host;
            this.main = new Location(host.name(), MAIN.get(1), 0);
        }

        void look(Optional<Deployment> sign) {
            running.putAll(recorded("mysql-wsrep-variables"));
            var all = recorded("mysql-global-variables");
            running.putAll(all);
            var options = options();
            if (running.isEmpty() && options.isEmpty()) {
                facts.add(unseenServer(sign));
            } else {
                var at = running.isEmpty() ? main : recordedAt("mysql-global-variables", "mysql-wsrep-variables");
                var files = MysqlServerOptions.effective(options, groups(), Set.copyOf(all.keySet()));
                var server = new DatabaseServer(
                        host.name(),
                        new DatabaseVariables(running, !all.isEmpty(), files, whole, version(), at),
                        !running.isEmpty(),
                        at);
                facts.add(server);
                sources(server, options);
                doubtful(server);
            }
            status();
            overrides();
        }

        /** What systemd hands to the server when it starts it. */
        private void overrides() {
            START_FILES.stream().flatMap(host::glob).forEach(file -> {
                int number = 0;
                for (var raw : file.text().split("\n", -1)) {
                    number++;
                    var line = raw.strip();
                    int variable = line.indexOf("_WSREP_NEW_CLUSTER=");
                    boolean set = variable >= 0 && line.indexOf("wsrep", variable + 19) > 0;
                    if (!line.startsWith("#") && (set || variable < 0 && line.contains("--wsrep-new-cluster"))) {
                        facts.add(new BootstrapOverride(
                                host.name(), line, file.at().line(number)));
                    }
                }
            });
        }

        private void sources(DatabaseServer server, List<MysqlOption> options) {
            var subjects = server.replicated()
                    ? List.of("database-server", "galera-node", "galera-cluster")
                    : List.of("database-server");
            Stream.concat(
                            options.stream().map(option -> option.at().whole()),
                            Stream.of("mysql-global-variables", "mysql-wsrep-variables")
                                    .flatMap(input -> host.output(input).stream())
                                    .map(SourceFile::at))
                    .distinct()
                    .forEach(at -> facts.add(new DatabaseSource(host.name(), subjects, at)));
        }

        private Map<String, Entry> recorded(String input) {
            return host.output(input)
                    .map(output -> facts.understood(MysqlOutput.variables(output.at(), output.text())))
                    .orElse(Map.of());
        }

        private Location recordedAt(String... inputs) {
            return Stream.of(inputs)
                    .flatMap(input -> host.output(input).stream())
                    .map(SourceFile::at)
                    .findFirst()
                    .orElse(main);
        }

        private Set<String> groups() {
            var version = version();
            boolean mysql = !version.isEmpty() && !version.contains("MariaDB");
            return MysqlServerOptions.groups(mysql ? Flavour.MYSQL : Flavour.MARIADB, version);
        }

        /** As the server reports it, else as its package says; a container's is not among the host's packages. */
        private String version() {
            var reported = running.get("version");
            if (reported != null) {
                return reported.value();
            }
            return host.hasFolder("/etc/kolla") ? "" : InstalledDatabase.version(host);
        }

        private List<MysqlOption> options() {
            var files = CONTAINED.stream()
                    .map(pattern -> host.glob(pattern).toList())
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElseGet(this::packaged);
            whole = !files.isEmpty();
            if (files.isEmpty()) {
                files = FOLDERS.stream().flatMap(host::glob).toList();
            }
            if (!files.isEmpty()) {
                main = files.get(0).at();
            }
            return files.stream().flatMap(file -> options(file).stream()).toList();
        }

        private List<SourceFile> packaged() {
            return MAIN.stream()
                    .flatMap(path -> host.file(path).stream())
                    .map(this::target)
                    .toList();
        }

        /** Debian's my.cnf is a link, of which some collectors leave a file that holds nothing but the path. */
        private SourceFile target(SourceFile file) {
            var text = file.text().strip();
            return text.startsWith("/") && text.indexOf('\n') < 0 && text.indexOf('=') < 0
                    ? BEHIND_LINK.stream()
                            .flatMap(path -> host.file(path).stream())
                            .findFirst()
                            .orElse(file)
                    : file;
        }

        private List<MysqlOption> options(SourceFile file) {
            var parsed = MysqlOptions.parse(file.at(), file.text(), host::glob);
            parsed.problems().stream().filter(Problem::fatal).findFirst().ifPresent(this::refused);
            return facts.understood(parsed);
        }

        private void refused(Problem problem) {
            facts.add(unseen(
                    problem.at().source(),
                    problem.at().line(),
                    "the server would refuse its option files: " + problem.reason(),
                    "mend the line and collect the file again",
                    "database-server",
                    "galera-node",
                    "galera-cluster"));
        }

        /** Whether it is a Galera node is not known: then it may be one. */
        private void doubtful(DatabaseServer server) {
            if (!server.setting("wsrep_on").known()) {
                facts.add(unseen(
                        server.at().source(),
                        0,
                        "whether the database on " + host.name() + " replicates is not known",
                        "run as root: mysql -B -e \"SHOW GLOBAL VARIABLES\"",
                        "galera-node",
                        "galera-cluster"));
            }
        }

        private Unseen unseenServer(Optional<Deployment> sign) {
            var reason = Stream.of("mariadb", MAIN.get(0), MAIN.get(1), "mysql-global-variables")
                    .flatMap(input -> host.blindSpot(input).stream())
                    .map(BlindSpot::reason)
                    .findFirst()
                    .orElse("a database server is there"
                            + sign.map(s -> " (" + s.at() + ")").orElse("")
                            + ", but neither its option files nor its variables were collected");
            return unseen(
                    MAIN.get(1),
                    0,
                    reason,
                    "collect /etc/mysql or /etc/my.cnf and /etc/my.cnf.d",
                    "database-server",
                    "galera-node",
                    "galera-cluster");
        }

        private void status() {
            var values = new TreeMap<String, Setting>();
            for (var input : List.of("mysql-wsrep-status", "mysql-global-status")) {
                recorded(input)
                        .forEach((name, entry) -> values.put(name, Setting.set(name, entry.value(), entry.at())));
            }
            if (values.isEmpty()) {
                facts.add(unseen(
                        "mysql-global-status",
                        0,
                        "the state of the database on " + host.name() + " was not collected",
                        "run as root: mysql -B -e \"SHOW GLOBAL STATUS\"",
                        "database-status",
                        "galera-status"));
                return;
            }
            boolean replicated = values.containsKey("wsrep_cluster_status")
                            && !values.get("wsrep_cluster_status").is("Disconnected")
                    || facts.all(DatabaseServer.class).stream()
                            .anyMatch(server -> server.host().equals(host.name()) && server.replicated());
            var status = new DatabaseStatus(
                    host.name(),
                    new LinkedHashMap<>(values),
                    replicated,
                    recordedAt("mysql-wsrep-status", "mysql-global-status"));
            facts.add(status);
            host.output("mysql-global-status")
                    .ifPresent(output -> facts.add(new DatabaseSource(host.name(), status.subjects(), output.at())));
        }

        private Unseen unseen(String input, int line, String reason, String hint, String... subjects) {
            return new Unseen(
                    List.copyOf(new TreeSet<>(List.of(subjects))),
                    new BlindSpot(host.name(), input, line, reason, hint));
        }
    }
}
