package org.plumbline.cloud.storage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What customers may choose between when they make a volume.
 *
 * @param names of the types
 * @param named backends that a type leads to by name
 * @param otherwise whether a type chooses its backend by other properties than its name
 * @param backends names of all backends that have pools
 * @param chosen {@code default_volume_type} of each cinder-api
 */
public record VolumeTypes(
        Set<String> names,
        Set<String> named,
        boolean otherwise,
        Set<String> backends,
        List<Setting> chosen,
        Location at)
        implements Subject {

    private static final String GIVEN = "__DEFAULT__";

    private boolean several() {
        return backends.size() > 1;
    }

    /** Backends that only chance leads to. */
    public Set<String> unreachable() {
        var missing = new TreeSet<>(backends);
        missing.removeAll(named);
        return several() ? missing : Set.of();
    }

    public boolean leavesBackendsToChance() {
        return !otherwise && !unreachable().isEmpty();
    }

    public boolean perhapsLeavesBackendsToChance() {
        return otherwise && !unreachable().isEmpty();
    }

    public String unreachableNames() {
        return String.join(", ", unreachable());
    }

    /** Defaults that no type has. */
    public List<Setting> missing() {
        return chosen.stream()
                .filter(type -> type.known()
                        && !type.isBlank()
                        && !names.contains(type.value().strip()))
                .toList();
    }

    public boolean hasMissingDefault() {
        return !missing().isEmpty();
    }

    /** Several backends, and who does not choose gets any of them. */
    public boolean hasArbitraryDefault() {
        return several() && chosen.stream().anyMatch(type -> type.isBlank() || type.is(GIVEN));
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("volume-types");
    }

    @Override
    public String seen() {
        return "volume types " + String.join(", ", names);
    }
}
