package org.plumbline.cloud.database;

import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A member of a Galera cluster that counts for its quorum.
 *
 * @param name the host's name in the snapshot, or as it is named
 * @param votes its weight; 1 for an arbitrator, and for a member whose configuration was not seen
 * @param arbitrator whether it only votes and holds no data
 * @param at its configuration, or where it is named
 */
public record GaleraVoter(String name, int votes, boolean arbitrator, Location at) implements Located {

    @Override
    public String seen() {
        return name + " has " + votes + (votes == 1 ? " vote" : " votes") + (arbitrator ? " (arbitrator)" : "");
    }
}
