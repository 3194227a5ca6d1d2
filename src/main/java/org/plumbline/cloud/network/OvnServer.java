package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What one server of an OVN database says.
 *
 * @param database {@code northbound} or {@code southbound}
 * @param clustered whether it is part of a Raft cluster; the other fields are empty when not
 * @param member whether it is in touch with its cluster
 * @param role {@code leader}, {@code follower} or {@code candidate}
 * @param knows whether it knows of a leader
 * @param behind log entries that it has not committed or applied yet
 * @param servers addresses of all servers it knows, sorted
 */
public record OvnServer(
        String host,
        String database,
        boolean clustered,
        boolean member,
        String role,
        boolean knows,
        long behind,
        List<String> servers,
        Location at)
        implements Subject {

    public boolean leader() {
        return role.equals("leader");
    }

    public boolean detached() {
        return clustered && !member;
    }

    public boolean isBehindBy(double entries) {
        return behind > entries;
    }

    @Override
    public List<String> subjects() {
        return List.of("ovn-database");
    }

    @Override
    public String seen() {
        if (!clustered) {
            return database + " database is not clustered";
        }
        return "%s database, %s of %d servers%s".formatted(database, role, servers.size(), member ? "" : ", cut off");
    }
}
