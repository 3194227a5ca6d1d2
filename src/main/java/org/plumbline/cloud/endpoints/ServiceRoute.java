package org.plumbline.cloud.endpoints;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * All who reach a function of the cloud under one name or address.
 *
 * @param purpose what is reached: {@code database}, {@code identity}, {@code endpoint}
 * @param name the name or address that all of them are given
 * @param reach what it leads to
 * @param users the projects that use it, or the types of the services to be found there; sorted
 * @param uses where it stands
 */
public record ServiceRoute(String purpose, String name, Reach reach, List<String> users, List<Located> uses)
        implements Subject {

    /** What a name or address leads to. */
    public enum Reach {
        /** A virtual address, a balancer, or several hosts at once. */
        ANY_HOST,
        /** One host, although others serve the same. */
        ONE_OF_SEVERAL,
        /** The one host that serves it. */
        ONLY_ONE,
        /** Nothing that was seen tells. */
        UNKNOWN
    }

    private static final int MOST = 8;

    public boolean leadsToOneOfSeveral() {
        return reach == Reach.ONE_OF_SEVERAL;
    }

    public boolean leadsToOnlyOne() {
        return reach == Reach.ONLY_ONE;
    }

    public boolean isUnknown() {
        return reach == Reach.UNKNOWN;
    }

    /** The users, for people; a long list is cut. */
    public String userNames() {
        return users.size() <= MOST
                ? String.join(", ", users)
                : String.join(", ", users.subList(0, MOST)) + " and " + (users.size() - MOST) + " more";
    }

    @Override
    public String host() {
        return at().host();
    }

    @Override
    public Location at() {
        return uses.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return uses.stream().map(Located::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of(purpose + "-route");
    }

    @Override
    public String seen() {
        return uses.get(0).seen();
    }
}
