package org.plumbline.facts.capacity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which of the file systems that a host mounts holds a folder. */
final class Holding {

    private Holding() {}

    /** The one with the longest path above the folder; of equal ones the later, which covers the earlier. */
    static <T> Optional<T> of(List<T> mounts, Function<T, String> path, String folder) {
        T found = null;
        int longest = 0;
        for (var mount : mounts) {
            var target = path.apply(mount);
            boolean above = target.equals("/") || folder.equals(target) || folder.startsWith(target + '/');
            if (above && target.length() >= longest) {
                found = mount;
                longest = target.length();
            }
        }
        return Optional.ofNullable(found);
    }
}
