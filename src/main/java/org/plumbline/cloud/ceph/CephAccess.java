package org.plumbline.cloud.ceph;

import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A way of a host or service into Ceph that is wider than it needs.
 *
 * @param kind what is too wide
 * @param who who has it: {@code cinder}, or the host
 * @param seen what was read
 */
public record CephAccess(Kind kind, String who, String seen, Location at) implements Located {

    /** What is too wide. */
    public enum Kind {
        /** A service works as client.admin. */
        ADMIN,
        /** The administrator's key lies on a host that runs guests and no part of Ceph. */
        KEYRING,
        /** The cluster asks nobody for a key. */
        OPEN
    }

    public boolean isAdmin() {
        return kind == Kind.ADMIN;
    }

    public boolean isKeyring() {
        return kind == Kind.KEYRING;
    }

    public boolean isOpen() {
        return kind == Kind.OPEN;
    }
}
