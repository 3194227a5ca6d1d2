package org.plumbline.gate;

/**
 * A score from 0 to 100 with one decimal, as far as it is known: {@code low} if everything that could not be seen
 * fails, {@code high} if it passes.
 */
public record Interval(double low, double high) {

    /** What is known when nothing was judged. */
    public static final Interval OPEN = new Interval(0, 100);
}
