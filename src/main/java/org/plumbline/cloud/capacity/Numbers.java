package org.plumbline.cloud.capacity;

import java.util.Locale;

/** Numbers as people write them. */
final class Numbers {

    private Numbers() {}

    /** Without decimals where they say nothing: {@code 16}, {@code 1.5}. */
    static String text(double number) {
        return number == Math.rint(number)
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.2f", number).replaceFirst("0$", "");
    }
}
