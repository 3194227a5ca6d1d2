package org.plumbline.parse;

import java.util.Random;

/** Texts with a few characters lost, doubled, swapped or replaced: what a damaged file looks like. */
public final class Mutation {

    private static final String NASTY = "\n\r\t \"'\\[]{}()=:#;,$%!|>-&*\u0000\uFEFF\uFFFD‹›é";

    private Mutation() {}

    public static String of(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0 && damaged.length() > 1; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, NASTY.charAt(random.nextInt(NASTY.length())));
                case 2 -> damaged.setCharAt(at, NASTY.charAt(random.nextInt(NASTY.length())));
                default -> damaged.setLength(Math.max(1, damaged.length() - random.nextInt(40)));
            }
        }
        return damaged.toString();
    }
}
