package org.plumbline.cloud.identity;

import java.util.List;
import java.util.SortedMap;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The Fernet keys with which one keystone host encrypts tokens, or what users store as credentials, and reads what the
 * others encrypted. Index 0 is the key that is to become primary next; the highest index is the primary key, with which
 * new tokens are made.
 *
 * @param kind {@code fernet-keys} or {@code credential-keys}
 * @param path the folder of the keys
 * @param keys index to a digest of the key
 * @param at the folder, or the file that names it
 */
public record KeyRepository(
        String kind, String host, String path, SortedMap<Integer, String> keys, Location at, List<Location> sources)
        implements Subject {

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * Whether both accept each other's tokens, now and after the next rotation is distributed: each holds the other's
     * primary key, under whatever index, no index above 0 holds different keys, and neither is more than one rotation
     * ahead. During a rotation the key that is staged here is already primary there.
     */
    public boolean agrees(KeyRepository other) {
        return reads(other)
                && other.reads(this)
                && rotations(other) <= 1
                && keys.entrySet().stream()
                        .filter(key -> key.getKey() > 0 && other.keys.containsKey(key.getKey()))
                        .allMatch(key -> key.getValue().equals(other.keys.get(key.getKey())));
    }

    private boolean reads(KeyRepository other) {
        return !other.isEmpty() && keys.containsValue(other.keys.get(other.keys.lastKey()));
    }

    private int rotations(KeyRepository other) {
        return Math.abs(keys.lastKey() - other.keys.lastKey());
    }

    @Override
    public List<String> subjects() {
        return List.of(kind);
    }

    @Override
    public String seen() {
        return isEmpty() ? "no key in " + path : keys.size() + " keys in " + path + ", primary key " + keys.lastKey();
    }
}
