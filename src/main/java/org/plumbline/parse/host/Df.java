package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Words;
import org.plumbline.snapshot.Location;

/** Output of df, with or without {@code -T}, {@code -P}, {@code -h}, {@code -i}, {@code -a}, {@code -B}. */
public final class Df {

    private Df() {}

    /** The file systems with known size; those of size {@code -} (autofs, proc) are left out. */
    public static Parsed<List<Filesystem>> parse(Location file, String text) {
        var filesystems = new ArrayList<Filesystem>();
        var problems = new ArrayList<Problem>();
        long unit = 0;
        boolean inodes = false;
        boolean typed = false;
        var wrapped = "";
        int number = 0;
        for (var raw : text.split("\n", -1)) {
            number++;
            var line = wrapped + raw;
            var words = new Words(line);
            wrapped = "";
            if (words.count() == 0 || words.get(0).equals("df:")) {
                continue;
            }
            if (words.get(0).equals("Filesystem")) {
                typed = words.get(1).equals("Type");
                inodes = line.contains("Inodes");
                unit = inodes ? 1 : unit(words.get(typed ? 2 : 1));
            } else if (unit > 0 && words.count() == 1) {
                wrapped = raw + ' ';
            } else if (unit == 0 || !add(words, typed, unit, inodes, file.line(number), filesystems)) {
                problems.add(new Problem(file.line(number), "the line is no row of df", false));
            }
        }
        return new Parsed<>(List.copyOf(filesystems), List.copyOf(problems));
    }

    /** Names and mount points may hold blanks: the row is found by its percentage. */
    private static boolean add(
            Words words, boolean typed, long unit, boolean inodes, Location at, List<Filesystem> filesystems) {
        int first = typed ? 2 : 1;
        int share = first + 3;
        while (share < words.count() && !(isShare(words.get(share)) && isSize(words.get(share - 1)))) {
            share++;
        }
        if (share + 1 >= words.count()) {
            return false;
        }
        var size = bytes(words.get(share - 3), unit);
        var used = bytes(words.get(share - 2), unit);
        var available = bytes(words.get(share - 1), unit);
        if (size.isPresent() && used.isPresent() && available.isPresent()) {
            filesystems.add(new Filesystem(
                    words.before(typed ? share - 4 : share - 3),
                    typed ? words.get(share - 4) : "",
                    words.from(share + 1),
                    size.getAsLong(),
                    used.getAsLong(),
                    available.getAsLong(),
                    inodes,
                    at));
        }
        return true;
    }

    private static boolean isShare(String word) {
        return word.equals("-")
                || word.endsWith("%") && word.chars().limit(word.length() - 1L).allMatch(Character::isDigit);
    }

    private static boolean isSize(String word) {
        return word.equals("-") || bytes(word, 1).isPresent();
    }

    private static long unit(String header) {
        int digits = 0;
        while (digits < header.length() && Character.isDigit(header.charAt(digits))) {
            digits++;
        }
        if (header.endsWith("-blocks") && digits > 0 && digits < 10) {
            long count = Long.parseLong(header.substring(0, digits));
            return count
                    * switch (header.charAt(digits)) {
                        case 'K' -> 1L << 10;
                        case 'M' -> 1L << 20;
                        case 'G' -> 1L << 30;
                        default -> 1;
                    };
        }
        return header.equals("Size") || header.equals("1B-blocks") ? 1 : 1024;
    }

    /** Sizes of {@code -h} are rounded up and have a decimal at most: {@code 9.8G}. */
    private static OptionalLong bytes(String word, long unit) {
        int power = word.isEmpty() ? 0 : "KMGTPE".indexOf(word.charAt(word.length() - 1)) + 1;
        var number = power == 0 ? word : word.substring(0, word.length() - 1);
        if (number.isEmpty()
                || number.length() > 18
                || !number.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    power == 0
                            ? Long.parseLong(number) * unit
                            : (long) (Double.parseDouble(number) * (1L << (10 * power))));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
