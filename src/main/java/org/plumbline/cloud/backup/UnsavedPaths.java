package org.plumbline.cloud.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Folders that a restored cloud needs and that no job saves.
 *
 * @param secret whether they hold keys that cannot be made again
 * @param certain whether every scheduled job was seen
 * @param paths at least one
 */
public record UnsavedPaths(boolean secret, boolean certain, List<ProtectedPath> paths) {

    public boolean lost() {
        return certain;
    }

    public boolean perhapsLost() {
        return !certain;
    }

    /** {@code /etc/cinder, /etc/nova}. */
    public String names() {
        return paths.stream().map(ProtectedPath::path).distinct().collect(Collectors.joining(", "));
    }

    /** {@code the keys of stored credentials (/etc/keystone/credential-keys)}, … */
    public String contents() {
        return paths.stream()
                .map(path -> path.what() + " (" + path.path() + ")")
                .collect(Collectors.joining(", "));
    }
}
