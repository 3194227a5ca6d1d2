package org.plumbline.parse.host;

import org.plumbline.snapshot.Location;

/**
 * A named quantity of a host's memory.
 *
 * @param name as in /proc/meminfo
 * @param value in bytes; a count for {@code HugePages_…}
 * @param at the line
 */
public record Amount(String name, long value, Location at) {}
