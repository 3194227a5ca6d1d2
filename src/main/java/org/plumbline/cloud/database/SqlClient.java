package org.plumbline.cloud.database;

import java.util.List;
import java.util.Locale;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;

/**
 * How a service reaches its database: one connection URL in one file of one host.
 *
 * @param project the OpenStack project
 * @param connection the option with the URL
 * @param user the account, redacted
 * @param password the redacted password as it stands in the URL; empty when there is none
 * @param server host name or address it connects to
 * @param schema the database
 * @param query the parameters of the URL
 */
public record SqlClient(
        String host,
        String project,
        Setting connection,
        String user,
        String password,
        String server,
        String schema,
        String query)
        implements Subject {

    private static final List<String> ADMINISTRATORS = List.of("root", "admin", "mysql");

    /** Whether the connection is encrypted. */
    public boolean encrypted() {
        var parameters = query.toLowerCase(Locale.ROOT);
        return parameters.contains("ssl_ca=")
                || parameters.contains("ssl_cert=")
                || parameters.contains("ssl=")
                || parameters.contains("ssl_mode=required")
                || parameters.contains("ssl_mode=verify")
                || parameters.contains("sslmode=require")
                || parameters.contains("sslmode=verify")
                || parameters.contains("ssl_verify_cert=");
    }

    /** Whether the server is on the same host, so that nothing crosses a wire. */
    public boolean local() {
        return server.equals("localhost") || server.startsWith("127.") || server.equals("::1");
    }

    public boolean mysql() {
        return connection.startsWith("mysql") || connection.startsWith("mariadb");
    }

    /** Its account is the administrator's; names that stand in every manual are marked when they are hidden. */
    public boolean administrator() {
        return ADMINISTRATORS.contains(user.toLowerCase(Locale.ROOT))
                || Secret.in(user).filter(Secret::wellKnown).isPresent();
    }

    @Override
    public Location at() {
        return connection.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("sql-client");
    }

    @Override
    public String seen() {
        return connection.seen();
    }
}
