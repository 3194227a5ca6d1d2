package org.plumbline.cloud.cluster;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The key file with which a host proves that it belongs to a cluster.
 *
 * @param user the program that uses it: {@code corosync} or {@code pacemaker-remote}
 * @param path where it lies
 * @param fingerprint stands for the content: equal keys have equal fingerprints; empty where somebody blanked it
 * @param mode nine letters as ls prints them, e.g. {@code r--------}; empty when not recorded
 * @param owner owner as recorded, name or number; empty when not recorded
 * @param file the file
 * @param at where its mode was recorded, else the file
 */
public record ClusterKey(
        String user,
        String host,
        String path,
        String fingerprint,
        Optional<String> mode,
        String owner,
        Location file,
        Location at)
        implements Subject {

    /** Everybody on the host may read it. */
    public boolean readableByOthers() {
        return mode.filter(letters -> letters.length() == 9 && letters.charAt(6) == 'r')
                .isPresent();
    }

    /** More accounts than its owner may read it. */
    public boolean readableByGroup() {
        return mode.filter(letters -> letters.length() == 9 && letters.charAt(3) == 'r')
                .isPresent();
    }

    /** The key itself, to be compared with others. */
    public Content content() {
        return new Content(fingerprint, file);
    }

    /** What stands for a key. */
    public record Content(String fingerprint, Location at) implements Located {

        @Override
        public String seen() {
            return fingerprint;
        }
    }

    @Override
    public List<Location> sources() {
        return List.of(file, at);
    }

    @Override
    public List<String> subjects() {
        return List.of("key:" + user);
    }

    @Override
    public String seen() {
        return path + mode.map(letters -> " " + letters).orElse("") + (owner.isEmpty() ? "" : " of " + owner);
    }
}
