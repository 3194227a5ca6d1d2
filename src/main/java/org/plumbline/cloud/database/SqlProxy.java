package org.plumbline.cloud.database;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A ProxySQL. Its options go by the table and the name: {@code mysql_variables.monitor_username}.
 *
 * @param values its settings with ProxySQL's defaults
 * @param backends the addresses of the servers it knows, as written
 * @param missing members of the cluster that it does not know
 * @param groups its rules for Galera hostgroups; empty without any
 * @param instances how many proxies serve the same address
 * @param complete whether every host that could carry another one was seen
 * @param exposed whether its administration can be reached where customers reach an API
 */
public record SqlProxy(
        String host,
        Map<String, Setting> values,
        List<String> backends,
        List<String> missing,
        List<Setting> groups,
        int instances,
        boolean complete,
        boolean exposed,
        Location at)
        implements Configured {

    @Override
    public Setting setting(String option) {
        var value = values.get(option);
        return value == null ? Setting.unset(option, at) : value;
    }

    public boolean followsGalera() {
        return !groups.isEmpty();
    }

    /** More than one writer at a time, or none. */
    public List<Setting> wrongWriters() {
        return groups.stream().filter(setting -> setting.isNot("1")).toList();
    }

    public boolean spreadsWrites() {
        return !wrongWriters().isEmpty();
    }

    public boolean lacksMembers() {
        return !missing.isEmpty();
    }

    public boolean alone() {
        return instances == 1 && complete;
    }

    /** No other was seen, and hosts are missing that may carry one. */
    public boolean perhapsAlone() {
        return instances == 1 && !complete;
    }

    /** The account that checks the members is ProxySQL's own default, or empty. */
    public boolean checksWithDefault() {
        return !setting("mysql_variables.monitor_username").isSet()
                || setting("mysql_variables.monitor_username").isBlank()
                || !setting("mysql_variables.monitor_password").isSet()
                || setting("mysql_variables.monitor_password").isBlank();
    }

    /** Whether an account of the administration is one that stands in ProxySQL's manual. */
    public boolean defaultCredentials(String option) {
        var setting = setting(option);
        var accounts = setting.value().toLowerCase(Locale.ROOT);
        return setting.isUnset()
                || setting.isWellKnownSecret()
                || List.of("admin:admin", "radmin:radmin", "stats:stats").stream()
                        .anyMatch(account -> List.of(accounts.split(";")).contains(account));
    }

    /** Its administration listens on every address. */
    public boolean administeredFromAnywhere() {
        var interfaces = setting("admin_variables.mysql_ifaces");
        return interfaces.known()
                && List.of(interfaces.value().split(";")).stream()
                        .map(String::strip)
                        .anyMatch(address -> address.startsWith("0.0.0.0:") || address.startsWith("[::]:"));
    }

    @Override
    public List<String> subjects() {
        return List.of("proxysql", "sql-route");
    }

    @Override
    public String seen() {
        return "ProxySQL before " + (backends.isEmpty() ? "no server" : String.join(", ", backends));
    }
}
