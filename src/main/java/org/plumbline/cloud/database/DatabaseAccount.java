package org.plumbline.cloud.database;

import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * An account of a database server.
 *
 * @param user its name; empty for the anonymous account
 * @param from the hosts it may come from; {@code %} for any
 * @param plugin how it proves who it is
 * @param passwordless whether it has no password
 * @param allPowerful whether it may do everything everywhere
 * @param probe whether a load balancer logs in with it to see that the server answers
 */
public record DatabaseAccount(
        String host,
        String user,
        String from,
        String plugin,
        boolean passwordless,
        boolean allPowerful,
        boolean probe,
        Location at)
        implements Subject {

    /** Locked accounts that own views and stored programs of the server itself, and the group of all accounts. */
    private static final Set<String> BUILT_IN =
            Set.of("mariadb.sys", "mysql.sys", "mysql.session", "mysql.infoschema", "PUBLIC");

    private static final Set<String> BY_SOCKET = Set.of("unix_socket", "auth_socket");

    public boolean anonymous() {
        return user.isEmpty() && !from.isEmpty();
    }

    /** Anybody who reaches the server may log in with it. */
    public boolean open() {
        return passwordless && !user.isEmpty() && !from.isEmpty() && !builtIn() && !BY_SOCKET.contains(plugin);
    }

    public boolean openForMore() {
        return open() && !probe;
    }

    public boolean openForProbe() {
        return open() && probe;
    }

    /** The administrator may log in over the network, from anywhere, with a password. */
    public boolean remoteAdministrator() {
        return user.equals("root") && from.equals("%") && !BY_SOCKET.contains(plugin);
    }

    /** Another account than the administrator's that may do everything, and comes over the network. */
    public boolean remotePower() {
        return allPowerful && !user.equals("root") && !builtIn() && !local();
    }

    /** An account that may come from any host, without being the administrator's. */
    public boolean fromAnywhere() {
        return from.equals("%") && !user.equals("root") && !user.isEmpty();
    }

    private boolean local() {
        return from.equals("localhost") || from.startsWith("127.") || from.equals("::1");
    }

    private boolean builtIn() {
        return BUILT_IN.contains(user);
    }

    @Override
    public List<String> subjects() {
        return List.of("database-account");
    }

    @Override
    public String seen() {
        return "account '" + user + "'@'" + from + "'" + (passwordless ? " without password" : "");
    }
}
