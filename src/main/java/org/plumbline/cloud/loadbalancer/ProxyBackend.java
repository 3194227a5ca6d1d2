package org.plumbline.cloud.loadbalancer;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * The side of an HAProxy backend or listen section that has servers.
 *
 * @param name of the section
 * @param mode {@code http}, {@code tcp} …
 * @param ports where clients reach it: those of the frontends that name it
 * @param servers its servers
 * @param incidental whether it is no service of the cloud: statistics, metrics, redirects, certificate challenges
 * @param check the {@code option} that decides how servers are checked, with {@code http-check} and {@code tcp-check}
 *     rules behind it; unset means by a connection only
 * @param sticky whether all clients go to one server: {@code stick on dst}
 * @param options effective {@code timeout server}, {@code balance} … by keyword; durations in seconds
 * @param at where it starts
 */
public record ProxyBackend(
        String host,
        String name,
        String mode,
        Set<Integer> ports,
        List<ProxyServer> servers,
        boolean incidental,
        Setting check,
        boolean sticky,
        Map<String, Setting> options,
        Location at)
        implements Configured {

    /** Ports of the OpenStack APIs that answer HTTP, and of the dashboard. */
    private static final Set<Integer> APIS = Set.of(
            80, 443, 5000, 5050, 6385, 8000, 8004, 8042, 8386, 8774, 8775, 8776, 8778, 8786, 8779, 9001, 9292, 9311,
            9322, 9511, 9696, 9876, 15868);

    private static final List<String> MONITORING =
            List.of("prometheus", "alertmanager", "grafana", "kibana", "dashboards", "skydive", "influx");

    private static final Set<Integer> SQL = Set.of(3306);
    private static final Set<Integer> AMQP = Set.of(5671, 5672);
    private static final Set<Integer> IMAGES = Set.of(9292);
    private static final Set<Integer> CONSOLES = Set.of(6080, 6082, 6083);

    @Override
    public Setting setting(String option) {
        return options.getOrDefault(option, Setting.unset(option, at));
    }

    /** The servers that take traffic, spare ones included. */
    public List<ProxyServer> enabled() {
        return servers.stream().filter(ProxyServer::enabled).toList();
    }

    private Set<String> machines() {
        var machines = new TreeSet<String>();
        enabled().forEach(server -> machines.add(server.machine()));
        return machines;
    }

    private boolean isService() {
        return !incidental && !servers.isEmpty() && servers.stream().allMatch(ProxyServer::counted);
    }

    public boolean hasOneServer() {
        return isService() && !isMonitoring() && enabled().size() == 1;
    }

    /** Watches the cloud and carries none of its traffic; losing it is bad, and no outage. */
    private boolean isMonitoring() {
        return MONITORING.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains);
    }

    public boolean isLoneMonitoring() {
        return isService() && isMonitoring() && machines().size() == 1;
    }

    public boolean hasOneMachine() {
        return isService()
                && !isMonitoring()
                && enabled().size() > 1
                && machines().size() == 1;
    }

    public boolean hasNoServer() {
        return isService() && enabled().isEmpty();
    }

    public String machineNames() {
        return String.join(", ", machines());
    }

    public boolean isRedundant() {
        return enabled().size() > 1;
    }

    public List<ProxyServer> unchecked() {
        return enabled().stream().filter(server -> !server.checked()).toList();
    }

    public boolean hasUncheckedServers() {
        return isRedundant() && !mode.equals("log") && !unchecked().isEmpty();
    }

    /** The checked servers whose death is noticed late. */
    public List<ProxyServer> slowlyChecked(double interval, double detection) {
        return enabled().stream()
                .filter(server -> server.checked() && (server.interval() > interval || server.detection() > detection))
                .toList();
    }

    public boolean isSlowlyChecked(double interval, double detection) {
        return isRedundant() && !slowlyChecked(interval, detection).isEmpty();
    }

    private boolean reaches(Set<Integer> wanted) {
        return ports.stream().anyMatch(wanted::contains)
                || servers.stream().anyMatch(server -> wanted.contains(server.port()));
    }

    public boolean isApi() {
        return mode.equals("http") && !incidental && !servers.isEmpty() && reaches(APIS);
    }

    /** An HTTP service that is only asked whether it accepts a connection. */
    public boolean isApiCheckedByConnection() {
        return isApi() && isRedundant() && check.isUnset() && enabled().stream().anyMatch(ProxyServer::checked);
    }

    public boolean isSql() {
        return !servers.isEmpty() && reaches(SQL);
    }

    public boolean isAmqp() {
        return !servers.isEmpty() && reaches(AMQP);
    }

    public boolean takesImages() {
        return !servers.isEmpty() && reaches(IMAGES);
    }

    public boolean isConsole() {
        return !servers.isEmpty() && reaches(CONSOLES);
    }

    /** The servers of an SQL backend that take writes at the same time. */
    public List<ProxyServer> writers() {
        return enabled().stream().filter(server -> !server.backup()).toList();
    }

    public boolean hasSeveralWriters() {
        return isSql() && writers().size() > 1 && !sticky && !setting("balance").is("first");
    }

    /** Whether the check of an SQL backend asks for more than a connection or a login: the state in the cluster. */
    public boolean seesGaleraState() {
        return check.is("httpchk", "external-check", "tcp-check with rules")
                || enabled().stream()
                        .anyMatch(server -> server.setting("agent-check").isSet());
    }

    public boolean isBlindToGaleraState() {
        return isSql() && isRedundant() && !seesGaleraState();
    }

    /** Servers of an SQL backend whose sessions hang until they time out when the server dies. */
    public List<ProxyServer> stale() {
        return enabled().stream().filter(server -> !server.cutsSessions()).toList();
    }

    public boolean keepsStaleSessions(double seconds) {
        var timeout = setting("timeout server");
        boolean longer = ProxyFrontend.isEndless(timeout) || timeout.isAbove(seconds);
        return isSql() && isRedundant() && longer && !stale().isEmpty();
    }

    /** One writer with spare ones behind it, whose sessions are not called back when it returns. */
    public boolean staysWithSpare() {
        return isSql()
                && writers().size() == 1
                && isRedundant()
                && !writers().get(0).setting("on-marked-up").is("shutdown-backup-sessions");
    }

    /** The {@code timeout server} and {@code timeout connect} that are missing, which means forever. */
    public List<Setting> endless() {
        var endless = new ArrayList<Setting>();
        for (var option : List.of("timeout connect", "timeout server")) {
            if (!servers.isEmpty() && ProxyFrontend.isEndless(setting(option))) {
                endless.add(setting(option));
            }
        }
        return endless;
    }

    public String serverNames() {
        return enabled().stream().map(ProxyServer::name).collect(joining(", "));
    }

    @Override
    public List<String> subjects() {
        var subjects = new ArrayList<>(List.of("haproxy-backend"));
        if (isSql()) {
            subjects.add("haproxy-sql");
        }
        return subjects;
    }

    @Override
    public String seen() {
        return "backend " + name;
    }
}
