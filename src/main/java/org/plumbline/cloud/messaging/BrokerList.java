package org.plumbline.cloud.messaging;

import java.util.List;
import java.util.SortedSet;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Which brokers of a cluster the services are told, all services that are told the same together.
 *
 * @param projects the projects
 * @param told the names and addresses they are told, sorted
 * @param kind what these are
 * @param missing the members of the cluster that they are not told; empty where the cluster is not known
 * @param members how many members the cluster has; 0 where it is not known
 * @param settings where they are told
 */
public record BrokerList(
        SortedSet<String> projects,
        SortedSet<String> told,
        Kind kind,
        SortedSet<String> missing,
        int members,
        List<Setting> settings)
        implements Subject {

    /** What the names lead to. */
    public enum Kind {
        /** Members of a cluster that was seen. */
        MEMBERS,
        /** One virtual address, or one name of several hosts. */
        SHARED,
        /** Nothing that was seen tells. */
        UNKNOWN
    }

    /** Clients that know one member of several. */
    public boolean isLone() {
        return kind == Kind.MEMBERS && members > 1 && told.size() == 1;
    }

    /** Clients that know several members, and not all. */
    public boolean isPartial() {
        return kind == Kind.MEMBERS && told.size() > 1 && !missing.isEmpty();
    }

    public boolean isShared() {
        return kind == Kind.SHARED;
    }

    public boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    public boolean isOnlyOne() {
        return kind == Kind.MEMBERS && members == 1;
    }

    public String projectNames() {
        return String.join(", ", projects);
    }

    public String toldNames() {
        return String.join(", ", told);
    }

    public String missingNames() {
        return String.join(", ", missing);
    }

    @Override
    public String host() {
        return at().host();
    }

    @Override
    public Location at() {
        return settings.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return settings.stream().map(Setting::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("broker-list");
    }

    @Override
    public String seen() {
        return settings.get(0).seen();
    }
}
