package org.plumbline.parse.haproxy;

import org.plumbline.snapshot.Location;

/**
 * One server of a backend.
 *
 * @param name its name; prefix and number for a server of a {@code server-template} line
 * @param address where it listens
 * @param settings those of the default-server lines before it, then its own
 * @param template whether it comes from a {@code server-template} line, so that DNS decides how many there are
 * @param certain false when it may be left out by a conditional block
 * @param at where it stands
 */
public record HaproxyServer(
        String name, HaproxyAddress address, HaproxySettings settings, boolean template, boolean certain, Location at) {

    /** Whether it takes traffic from the start: not put into maintenance by the file. */
    public boolean isEnabled() {
        return !settings.has("disabled");
    }

    /** Whether it takes traffic only when all others are down. */
    public boolean isBackup() {
        return settings.has("backup");
    }

    public boolean isChecked() {
        return settings.has("check");
    }
}
