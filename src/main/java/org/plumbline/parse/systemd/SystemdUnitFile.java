package org.plumbline.parse.systemd;

import org.plumbline.snapshot.Location;

/**
 * An installed unit file ({@code systemctl list-unit-files}).
 *
 * @param name e.g. {@code mariadb.service}
 * @param state {@code enabled}, {@code disabled}, {@code static}, {@code masked}, {@code alias} …
 * @param preset what the distribution wants; empty when it says nothing
 * @param at the line
 */
public record SystemdUnitFile(String name, String state, String preset, Location at) {

    /** Whether the unit starts at boot, or may be started by another one. */
    public boolean isEnabled() {
        return state.startsWith("enabled")
                || state.equals("static")
                || state.equals("alias")
                || state.equals("indirect")
                || state.equals("generated");
    }
}
