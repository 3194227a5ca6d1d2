package org.plumbline.parse.database;

import java.util.OptionalLong;

/** Numbers of MariaDB and MySQL, with a suffix in powers of 1024: {@code 16M}, {@code 1g}, {@code 4096}. */
public final class MysqlSize {

    private static final String SUFFIXES = "kmgtpe";

    private MysqlSize() {}

    /** The number; empty when the text is none or does not fit. */
    public static OptionalLong parse(String text) {
        var number = text.strip();
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        int power = SUFFIXES.indexOf(Character.toLowerCase(number.charAt(number.length() - 1))) + 1;
        try {
            long value = Long.parseLong(power == 0 ? number : number.substring(0, number.length() - 1));
            return OptionalLong.of(Math.multiplyExact(value, 1L << (10 * power)));
        } catch (ArithmeticException | NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
