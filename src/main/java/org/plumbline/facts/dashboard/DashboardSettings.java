package org.plumbline.facts.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.dashboard.Dashboard;
import org.plumbline.cloud.dashboard.Dashboards;
import org.plumbline.cloud.hardening.FileRights;
import org.plumbline.cloud.hardening.FileRights.Kind;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.hardening.Listings;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.parse.Problem;
import org.plumbline.parse.python.PythonSettings;
import org.plumbline.parse.python.PythonValue;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The dashboards and their settings, and who may read and change these. */
public final class DashboardSettings implements FactSource {

    private static final List<String> SUBJECTS = List.of("dashboard", "dashboards");
    private static final String FOLDER = "/etc/openstack-dashboard";

    /** The main file, as distributions, OpenStack-Ansible and kolla place it; the first that is there is read. */
    private static final List<String> MAIN = List.of(
            "/etc/openstack-dashboard/local_settings.py",
            "/etc/openstack-dashboard/local_settings",
            "/etc/horizon/local_settings.py",
            "/usr/share/openstack-dashboard/openstack_dashboard/local/local_settings.py");

    private static final List<String> SNIPPETS = List.of(
            "/etc/openstack-dashboard/local_settings.d/*.py",
            "/etc/horizon/local_settings.d/*.py",
            "/usr/share/openstack-dashboard/openstack_dashboard/local/local_settings.d/*.py");

    private static final List<String> KOLLA = List.of(
            "/etc/kolla/horizon/local_settings", "/etc/kolla/horizon/local_settings.py", "/etc/kolla/horizon/_*.py");

    /**
     * Defaults of horizon (openstack_dashboard/settings.py and defaults.py, horizon/conf/default.py) and of Django
     * (conf/global_settings.py); {@code -} for none. That of SESSION_ENGINE changed, and is not taken for known.
     */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("SECRET_KEY", "-"),
            Map.entry("DEBUG", "False"),
            Map.entry("ALLOWED_HOSTS", "-"),
            Map.entry("CSRF_COOKIE_SECURE", "False"),
            Map.entry("SESSION_COOKIE_SECURE", "False"),
            Map.entry("SESSION_COOKIE_HTTPONLY", "True"),
            Map.entry("DISALLOW_IFRAME_EMBED", "True"),
            Map.entry("ENFORCE_PASSWORD_CHECK", "False"),
            Map.entry("SECURE_PROXY_SSL_HEADER", "-"),
            Map.entry("OPENSTACK_SSL_NO_VERIFY", "False"),
            Map.entry("HORIZON_CONFIG.password_autocomplete", "off"),
            Map.entry("HORIZON_CONFIG.disable_password_reveal", "False"),
            Map.entry("HORIZON_CONFIG.password_validator.regex", ".*"),
            Map.entry("CACHES.default.BACKEND", "django.core.cache.backends.locmem.LocMemCache"),
            Map.entry("CACHES.default.LOCATION", "-"));

    private static final Set<String> WITHOUT_KNOWN_DEFAULT = Set.of("SESSION_ENGINE");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var roles = new HashSet<String>();
        facts.all(Deployment.class).stream()
                .filter(role -> role.software().equals("horizon") && role.isRole())
                .forEach(role -> roles.add(role.host()));
        var found = new ArrayList<Dashboard>();
        boolean all = true;
        for (var host : snapshot.hosts()) {
            if (roles.contains(host.name())) {
                var dashboard = dashboard(facts, host);
                dashboard.ifPresent(found::add);
                all &= dashboard.isPresent();
            }
        }
        facts.addAll(found);
        boolean complete = all && facts.all(MissingHost.class).stream().noneMatch(ControlPlane::couldCarryIt);
        if (!found.isEmpty()) {
            facts.add(new Dashboards(List.copyOf(found), complete));
        }
    }

    private static Optional<Dashboard> dashboard(Facts facts, HostFiles host) {
        var files = files(host);
        // Snippets alone do not tell what the main file sets before them.
        if (files.stream()
                .noneMatch(file -> MAIN.contains(file.path()) || file.path().startsWith("/etc/kolla/"))) {
            unseen(facts, host, FOLDER + "/local_settings.py", 0, "the dashboard's settings were not collected");
            return Optional.empty();
        }
        var settings = PythonSettings.NONE;
        var lines = new HashMap<String, SourceFile>();
        for (var file : files) {
            var parsed = PythonSettings.parse(file.at(), file.text(), settings);
            settings = facts.understood(parsed);
            lines.put(file.path(), file);
            parsed.problems().stream()
                    .filter(Problem::fatal)
                    .findFirst()
                    .ifPresent(problem -> unseen(
                            facts,
                            host,
                            file.path(),
                            problem.at().line(),
                            "horizon would not load this file: " + problem.reason()));
        }
        var values = new LinkedHashMap<String, Setting>();
        for (var name : Stream.concat(DEFAULTS.keySet().stream(), WITHOUT_KNOWN_DEFAULT.stream())
                .sorted()
                .toList()) {
            values.put(name, setting(name, settings, files, lines));
        }
        rights(facts, host, files);
        return Optional.of(new Dashboard(
                host.name(),
                values,
                files.stream().map(SourceFile::at).toList(),
                files.get(0).at()));
    }

    private static List<SourceFile> files(HostFiles host) {
        var kolla = KOLLA.stream().flatMap(host::glob).toList();
        if (!kolla.isEmpty() || host.hasFolder("/etc/kolla/horizon")) {
            return kolla;
        }
        return Stream.concat(
                        MAIN.stream().flatMap(path -> host.file(path).stream()).limit(1),
                        SNIPPETS.stream().flatMap(host::glob))
                .toList();
    }

    private static Setting setting(
            String name, PythonSettings settings, List<SourceFile> files, Map<String, SourceFile> lines) {
        var parts = name.split("\\.");
        var value = settings.get(parts[0], Stream.of(parts).skip(1).toArray(String[]::new));
        var notIn = files.get(files.size() - 1).at();
        if (value.isEmpty() || isSetNowhere(value.get(), parts)) {
            var usual = DEFAULTS.getOrDefault(name, "");
            if (usual.isEmpty()) {
                return Setting.unreadable(name, notIn, "it is not set, and its default differs between releases");
            }
            return usual.equals("-")
                    ? Setting.unset(name, notIn)
                    : Setting.byDefault(name, usual, notIn, "horizon's and Django's defaults");
        }
        return set(name, value.get(), lines);
    }

    /** A key of HORIZON_CONFIG, which is imported: what the files do not set has its default. */
    private static boolean isSetNowhere(PythonValue value, String[] parts) {
        return parts[0].equals("HORIZON_CONFIG")
                && value instanceof PythonValue.Computed computed
                && computed.reason().equals("may be set elsewhere");
    }

    private static Setting set(String name, PythonValue value, Map<String, SourceFile> lines) {
        if (value instanceof PythonValue.Computed computed) {
            return name.equals("SECRET_KEY") && line(computed, lines).contains(Dashboard.OWN_KEY)
                    ? Setting.set(name, Dashboard.OWN_KEY, computed.at())
                    : Setting.unreadable(name, computed.at(), computed.reason());
        }
        return text(value)
                .map(text -> Setting.set(name, text, value.at()))
                .orElse(Setting.unreadable(name, value.at(), "it is computed when the file runs"));
    }

    private static String line(PythonValue value, Map<String, SourceFile> lines) {
        var file = lines.get(value.at().source());
        return file == null
                ? ""
                : file.text()
                        .lines()
                        .skip(Math.max(0, value.at().line() - 1))
                        .findFirst()
                        .orElse("");
    }

    /** As Python prints it, lists without their brackets; empty where a part is computed. */
    private static Optional<String> text(PythonValue value) {
        if (value instanceof PythonValue.Text text) {
            return Optional.of(text.text());
        }
        if (value instanceof PythonValue.Bool bool) {
            return Optional.of(bool.value() ? "True" : "False");
        }
        if (value instanceof PythonValue.Num num) {
            return Optional.of(
                    num.number() == Math.rint(num.number())
                            ? Long.toString(Math.round(num.number()))
                            : Double.toString(num.number()));
        }
        if (value instanceof PythonValue.None) {
            return Optional.of("");
        }
        if (value instanceof PythonValue.Sequence sequence) {
            var items = sequence.items().stream().map(DashboardSettings::text).toList();
            return items.stream().allMatch(Optional::isPresent)
                    ? Optional.of(items.stream().map(Optional::orElseThrow).collect(Collectors.joining(",")))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static void rights(Facts facts, HostFiles host, List<SourceFile> files) {
        var container = host.file("/etc/kolla/horizon/config.json");
        var listings =
                container.map(config -> Listings.ofContainer(facts, config)).orElseGet(() -> Listings.of(facts, host));
        var found = container.isPresent()
                ? listings.below(FOLDER)
                        .filter(file ->
                                file.path().endsWith(".py") || file.path().endsWith("/local_settings"))
                        .map(file -> file.as("horizon", Kind.SETTINGS))
                        .toList()
                : files.stream()
                        .flatMap(file -> listings.get(file.path()).stream()
                                .map(listed -> listed.as("horizon", holdsSecrets(file, files))))
                        .toList();
        facts.addAll(found);
        if (found.isEmpty()
                || (container.isEmpty()
                        && found.stream()
                                .map(FileRights::path)
                                .noneMatch(files.get(0).path()::equals))) {
            var path = files.get(0).path();
            facts.add(new Unseen(
                    List.of("file-rights:horizon"),
                    new BlindSpot(
                            host.name(),
                            "stat-config",
                            "owner and rights of " + path + " were not recorded",
                            "collect the output of `stat -L -c '%n %U %G %a %s %Y' " + path + "`")));
        }
    }

    private static Kind holdsSecrets(SourceFile file, List<SourceFile> files) {
        return file.equals(files.get(0)) || file.text().contains("‹secret:") ? Kind.SETTINGS : Kind.BEHAVIOUR;
    }

    private static void unseen(Facts facts, HostFiles host, String path, int line, String reason) {
        facts.add(new Unseen(
                Stream.concat(SUBJECTS.stream(), Stream.of("file-rights:horizon"))
                        .toList(),
                new BlindSpot(host.name(), path, line, reason, "collect " + FOLDER)));
    }
}
