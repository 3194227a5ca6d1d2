package org.plumbline.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * A place in a snapshot that a person can open.
 *
 * @param host name of the host as the snapshot calls it; {@code api} for a recorded API response, {@code snapshot} for
 *     what the operator wrote (topology.yaml, attestations.yaml)
 * @param source absolute path of the file on the host, the command line, or the API call ({@code compute/os-services})
 * @param line line number from 1; 0 is the source as a whole
 */
public record Location(String host, String source, int line) implements Comparable<Location> {

    /** The same source at another line. */
    public Location line(int number) {
        return new Location(host, source, number);
    }

    /** The same source as a whole. */
    public Location whole() {
        return line == 0 ? this : line(0);
    }

    @Override
    public int compareTo(Location other) {
        int byHost = host.compareTo(other.host);
        if (byHost != 0) {
            return byHost;
        }
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : Integer.compare(line, other.line);
    }

    // A record's own equals and hashCode are linked when first used, which a start would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Location that
                && line == that.line
                && source.equals(that.source)
                && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return (host.hashCode() * 31 + source.hashCode()) * 31 + line;
    }

    @Override
    public String toString() {
        return line == 0 ? host + ":" + source : host + ":" + source + ":" + line;
    }
}
