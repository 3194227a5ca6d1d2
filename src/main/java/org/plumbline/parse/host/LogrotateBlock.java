package org.plumbline.parse.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.parse.Entry;
import org.plumbline.snapshot.Location;

/**
 * The files that one block of a logrotate configuration rotates, and how.
 *
 * @param patterns path patterns, quotes taken away
 * @param directives directives in effect, its own and those inherited from above, by name: {@code rotate}, {@code
 *     maxsize} …; {@code frequency} holds hourly to yearly; a switch has the value {@code yes} or {@code no} under its
 *     positive name ({@code ifempty} for notifempty, {@code compress} for nocompress)
 * @param scripts script by kind: postrotate, prerotate, firstaction, lastaction, preremove
 * @param at the line with the opening brace's first pattern
 */
public record LogrotateBlock(
        List<String> patterns, Map<String, Entry> directives, Map<String, String> scripts, Location at) {

    public Optional<Entry> directive(String name) {
        return Optional.ofNullable(directives.get(name));
    }
}
