package org.plumbline.parse;

import org.plumbline.snapshot.Location;

/**
 * One assignment of a text.
 *
 * @param section the section or block it stands in; empty where the format has none
 * @param key the option as written
 * @param value the value as the format's own program would read it, before any substitution
 * @param at the line where the assignment starts
 */
public record Entry(String section, String key, String value, Location at) {}
