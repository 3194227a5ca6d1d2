package org.plumbline.facts.options;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody meant who wrote another. */
final class NearNames {

    /** Names shorter than this are too much alike by chance. */
    private static final int SHORTEST = 6;
    /** From this length on two slips are forgiven. */
    private static final int LONG = 12;

    private NearNames() {}

    /** The only name that is so near that the other is a slip; empty where none is, or several are equally near. */
    static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() < SHORTEST) {
            return Optional.empty();
        }
        for (int slips = 1; slips <= (name.length() < LONG ? 1 : 2); slips++) {
            int most = slips;
            var near = known.stream()
                    .filter(other -> Math.abs(other.length() - name.length()) <= most)
                    .filter(other -> !onlyDigitsDiffer(name, other) && distance(name, other) <= most)
                    .toList();
            if (!near.isEmpty()) {
                return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Names that differ in a number are siblings, not slips. */
    private static boolean onlyDigitsDiffer(String one, String other) {
        return one.replaceAll("[0-9]", "").equals(other.replaceAll("[0-9]", ""));
    }

    /** Letters to insert, delete, replace, or swap with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + other, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
