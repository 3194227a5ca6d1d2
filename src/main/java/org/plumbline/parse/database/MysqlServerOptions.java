package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a server takes from its option files: the groups of its program, prefixes resolved, the last one wins. */
public final class MysqlServerOptions {

    /** Whose program reads the files. Percona's servers read the groups of MySQL. */
    public enum Flavour {
        MARIADB,
        MYSQL
    }

    /** Options whose own name starts like a prefix (mariadbd 11.8 and mysqld 8.4, verbose help). */
    private static final Set<String> NOT_A_PREFIX = Set.of(
            "skip_character_set_client_handshake",
            "skip_external_locking",
            "skip_grant_tables",
            "skip_host_cache",
            "skip_name_resolve",
            "skip_networking",
            "skip_new",
            "skip_parallel_replication",
            "skip_replica_start",
            "skip_replication",
            "skip_show_database",
            "skip_slave_start",
            "skip_stack_trace");

    /** Read before the other options, so that its cut forms are not ambiguous to mariadbd 10.11. */
    private static final String EARLY = "max_connections";

    private MysqlServerOptions() {}

    /**
     * The groups that a server reads, in no particular order: the order of the files decides.
     *
     * @param version as the server reports it, e.g. {@code 10.11.6-MariaDB}; empty when unknown
     */
    public static Set<String> groups(Flavour flavour, String version) {
        var programs = flavour == Flavour.MARIADB ? List.of("mysqld", "mariadb", "mariadbd") : List.of("mysqld");
        var groups = new LinkedHashSet<>(programs);
        groups.add("server");
        if (flavour == Flavour.MARIADB) {
            groups.add("client-server");
            groups.add("galera");
        }
        var release = release(version);
        if (!release.isEmpty()) {
            programs.forEach(program -> groups.add(program + '-' + release));
        }
        return groups;
    }

    /**
     * The last assignment of every option, by its name with underscores.
     *
     * @param known names of all options of this server, with underscores, to resolve names that were cut short
     *     ({@code key_buffer}); empty when unknown
     */
    public static SortedMap<String, MysqlOption> effective(
            List<MysqlOption> options, Set<String> groups, Set<String> known) {
        var effective = new TreeMap<String, MysqlOption>();
        for (var option : options) {
            if (groups.contains(option.group())) {
                var resolved = resolve(option, known);
                if (resolved != null) {
                    effective.put(resolved.name(), resolved);
                }
            }
        }
        return effective;
    }

    /** Null for {@code maximum-} and {@code autoset-}, which bound a variable and do not set it. */
    private static @Nullable MysqlOption resolve(MysqlOption option, Set<String> known) {
        var name = option.name().replace('-', '_');
        var value = option.value();
        while (!known.contains(name) && !NOT_A_PREFIX.contains(name)) {
            int end = name.indexOf('_') + 1;
            var prefix = name.substring(0, end);
            if (prefix.equals("skip_") || prefix.equals("disable_")) {
                value = "0".equals(value) ? "ON" : "OFF";
            } else if (prefix.equals("enable_")) {
                value = "0".equals(value) ? "OFF" : "ON";
            } else if (prefix.equals("maximum_") || prefix.equals("autoset_")) {
                return null;
            } else if (!prefix.equals("loose_")) {
                break;
            }
            name = name.substring(end);
        }
        return new MysqlOption(option.group(), inFull(name, known), value, option.at());
    }

    private static String inFull(String name, Set<String> known) {
        if (known.contains(name)) {
            return name;
        }
        var meant = new ArrayList<String>();
        for (var candidate : known) {
            if (candidate.startsWith(name)) {
                meant.add(candidate);
            }
        }
        if (meant.size() > 1 && name.startsWith("max_conn") && meant.contains(EARLY)) {
            return EARLY;
        }
        return meant.size() == 1 ? meant.get(0) : name;
    }

    private static String release(String version) {
        int dot = version.indexOf('.');
        int end = dot + 1;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return dot > 0 && end > dot + 1 ? version.substring(0, end) : "";
    }
}
