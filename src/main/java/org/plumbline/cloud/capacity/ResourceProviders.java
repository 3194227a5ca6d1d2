package org.plumbline.cloud.capacity;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Placement's list of providers against nova's list of hypervisors.
 *
 * @param count how many providers were listed
 * @param orphans providers of processors or memory that no hypervisor belongs to
 * @param leftOver allocations whose server nova no longer knows, as nova's audit lists them
 * @param sources the lists, and the audit where it was run
 */
public record ResourceProviders(int count, List<Located> orphans, List<Located> leftOver, List<Location> sources)
        implements Subject {

    public boolean hasOrphans() {
        return !orphans.isEmpty();
    }

    public boolean hasLeftOvers() {
        return !leftOver.isEmpty();
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public Location at() {
        return sources.get(0);
    }

    @Override
    public List<String> subjects() {
        return List.of("resource-providers");
    }

    @Override
    public String seen() {
        return count + " resource providers";
    }
}
