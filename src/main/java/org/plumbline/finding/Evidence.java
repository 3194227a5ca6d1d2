package org.plumbline.finding;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * What was seen, and where to see it again.
 *
 * @param at the place
 * @param text what was seen there, redacted, in one line
 * @param context the redacted lines around the place; empty where there is no text to quote
 * @param contextFrom line number of the first context line; 0 without context
 */
public record Evidence(Location at, String text, List<String> context, int contextFrom)
        implements Comparable<Evidence> {

    public Evidence(Location at, String text) {
        this(at, text, List.of(), 0);
    }

    @Override
    public int compareTo(Evidence other) {
        int byPlace = at.compareTo(other.at);
        return byPlace != 0 ? byPlace : text.compareTo(other.text);
    }
}
