package org.plumbline.facts.dashboard;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Deployment.Evidence;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.Ps;
import org.plumbline.parse.systemd.Systemctl;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Dashboards that run inside a web server, where neither process nor unit bears their name. */
public final class DashboardRoles implements FactSource {

    private static final List<String> SITES =
            List.of("/etc/apache2/sites-enabled/*", "/etc/apache2/conf-enabled/*", "/etc/httpd/conf.d/*.conf");

    private static final List<String> SETTINGS = List.of(
            "/etc/openstack-dashboard/local_settings*",
            "/etc/openstack-dashboard/local_settings.d/*",
            "/etc/horizon/local_settings*");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var known = new HashSet<String>();
        facts.all(Deployment.class).stream()
                .filter(role -> role.software().equals("horizon") && role.isRole())
                .forEach(role -> known.add(role.host()));
        for (var host : snapshot.hosts()) {
            if (!known.contains(host.name())) {
                site(host)
                        .filter(site -> runsWebServer(facts, host))
                        .map(site -> horizon(host, Evidence.RUNNING, site))
                        .or(() -> settings(host).map(file -> horizon(host, Evidence.STOPPED, file.at())))
                        .ifPresent(facts::add);
            }
        }
    }

    private static Deployment horizon(HostFiles host, Evidence evidence, Location at) {
        return new Deployment("horizon", "horizon", host.name(), evidence, List.of(), at);
    }

    /** Settings whose site was not seen: whether it is served is not known, so it cannot be called absent either. */
    private static Optional<SourceFile> settings(HostFiles host) {
        return SETTINGS.stream().flatMap(host::glob).findFirst();
    }

    /** The line of an enabled site that loads the dashboard. */
    private static Optional<Location> site(HostFiles host) {
        return SITES.stream().flatMap(host::glob).flatMap(DashboardRoles::line).findFirst();
    }

    private static Stream<Location> line(SourceFile file) {
        int number = 0;
        for (var line : file.text().lines().toList()) {
            number++;
            var words = line.strip();
            if (words.startsWith("WSGIScriptAlias")
                    && (words.contains("openstack-dashboard") || words.contains("openstack_dashboard"))) {
                return Stream.of(file.at().line(number));
            }
        }
        return Stream.empty();
    }

    private static boolean runsWebServer(Facts facts, HostFiles host) {
        boolean process = host.output("ps").stream()
                .flatMap(output -> facts.understood(Ps.parse(output.at(), output.text())).stream())
                .anyMatch(one -> one.args().contains("/apache2 ") || one.args().contains("/httpd "));
        return process
                || host.output("systemctl-units").stream()
                        .flatMap(output -> facts.understood(Systemctl.units(output.at(), output.text())).stream())
                        .anyMatch(unit -> (unit.name().equals("apache2.service")
                                        || unit.name().equals("httpd.service"))
                                && unit.active().equals("active"));
    }
}
