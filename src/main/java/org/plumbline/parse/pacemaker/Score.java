package org.plumbline.parse.pacemaker;

import java.util.Locale;

/** Scores as Pacemaker counts them: integers within plus and minus one million, the bounds being infinity. */
public final class Score {

    public static final int INFINITY = 1_000_000;

    private Score() {}

    /** The number of a score; 0 for an empty or unknown spelling. */
    public static int of(String score) {
        return switch (score.toUpperCase(Locale.ROOT)) {
            case "INFINITY", "+INFINITY", "INF", "+INF", "MANDATORY" -> INFINITY;
            case "-INFINITY", "-INF" -> -INFINITY;
            default -> number(score);
        };
    }

    private static int number(String score) {
        try {
            return (int) Math.max(-INFINITY, Math.min(INFINITY, Long.parseLong(score.strip())));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
