package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A Galera arbitrator (garbd): a vote without data.
 *
 * @param cluster the name of the cluster it joins; empty when not given
 * @param nodes the members it is told of, as written
 */
public record Arbitrator(String host, String cluster, List<String> nodes, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("galera-arbitrator");
    }

    @Override
    public String seen() {
        return "arbitrator for " + String.join(", ", nodes);
    }
}
