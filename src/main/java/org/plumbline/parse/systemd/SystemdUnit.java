package org.plumbline.parse.systemd;

import org.plumbline.snapshot.Location;

/**
 * A unit as systemd has it at run time ({@code systemctl list-units}).
 *
 * @param name e.g. {@code mariadb.service}
 * @param load {@code loaded}, {@code not-found}, {@code masked} …
 * @param active {@code active}, {@code inactive}, {@code failed}, {@code activating} …
 * @param sub the state within that, e.g. {@code running}, {@code exited}, {@code dead}
 * @param at the line
 */
public record SystemdUnit(String name, String load, String active, String sub, Location at) {}
