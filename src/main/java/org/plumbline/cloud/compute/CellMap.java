package org.plumbline.cloud.compute;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Which cells nova knows, which hosts it has put into them, and how it reaches them.
 *
 * @param host where nova-manage ran
 * @param hasCellZero whether servers that could not be placed have a place
 * @param unmapped hypervisors that are in no cell
 * @param lonely cells that are reached through one broker, though nova's services know more
 * @param masked cells whose brokers nova-manage blanked with the password
 * @param sources what it printed
 */
public record CellMap(
        String host,
        boolean hasCellZero,
        List<Located> unmapped,
        List<Located> lonely,
        List<Located> masked,
        List<Location> sources)
        implements Subject {

    public boolean hasUnmapped() {
        return !unmapped.isEmpty();
    }

    public boolean hasLonely() {
        return !lonely.isEmpty();
    }

    public boolean hasMasked() {
        return !masked.isEmpty();
    }

    @Override
    public Location at() {
        return sources.get(0);
    }

    @Override
    public List<String> subjects() {
        return List.of("cell-map");
    }

    @Override
    public String seen() {
        return "cells of nova";
    }
}
