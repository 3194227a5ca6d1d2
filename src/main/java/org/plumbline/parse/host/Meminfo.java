package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Words;
import org.plumbline.snapshot.Location;

/** A host's memory: /proc/meminfo, or the output of free under the names of /proc/meminfo. */
public final class Meminfo {

    private static final Map<String, String> MEMORY = Map.of(
            "total",
            "MemTotal",
            "free",
            "MemFree",
            "available",
            "MemAvailable",
            "shared",
            "Shmem",
            "buffers",
            "Buffers");
    private static final Map<String, String> SWAP = Map.of("total", "SwapTotal", "free", "SwapFree");

    private Meminfo() {}

    /** Name to amount, in the order of the text. */
    public static Parsed<Map<String, Amount>> parse(Location file, String text) {
        var amounts = new LinkedHashMap<String, Amount>();
        var problems = new ArrayList<Problem>();
        var head = new Words("");
        int number = 0;
        for (var line : text.split("\n", -1)) {
            var at = file.line(++number);
            var words = new Words(line);
            var name = words.get(0);
            if (name.equals("total")) {
                head = words;
            } else if (head.count() > 0 && (name.equals("Mem:") || name.equals("Swap:"))) {
                free(words, head, unit(file.source()), at, amounts);
            } else if (name.endsWith(":") && words.isNumber(1)) {
                long value = words.get(2).equals("kB") ? words.number(1) << 10 : words.number(1);
                var key = name.substring(0, name.length() - 1);
                amounts.put(key, new Amount(key, value, at));
            } else if (words.count() > 0 && head.count() == 0) {
                problems.add(new Problem(at, "the line is no amount of memory", false));
            }
        }
        return new Parsed<>(amounts, List.copyOf(problems));
    }

    private static void free(Words row, Words head, long unit, Location at, Map<String, Amount> amounts) {
        var names = row.get(0).equals("Mem:") ? MEMORY : SWAP;
        for (int i = 0; i < head.count(); i++) {
            var name = names.get(head.get(i));
            long value = bytes(row.get(i + 1), unit);
            if (name != null && value >= 0) {
                amounts.put(name, new Amount(name, value, at));
            }
        }
    }

    /** What a number without suffix counts, by the option that free was called with. */
    private static long unit(String command) {
        for (var word : command.split("\\s+")) {
            switch (word) {
                case "-b", "--bytes" -> {
                    return 1;
                }
                case "-m", "--mebi" -> {
                    return 1L << 20;
                }
                case "-g", "--gibi" -> {
                    return 1L << 30;
                }
                default -> {}
            }
        }
        return 1L << 10;
    }

    /** {@code 23Gi} and {@code 23G} of {@code free -h} are both powers of 1024. */
    private static long bytes(String word, long unit) {
        var number = word.endsWith("i") ? word.substring(0, word.length() - 1) : word;
        int power = number.isEmpty() ? -1 : "BKMGTP".indexOf(number.charAt(number.length() - 1));
        try {
            return power < 0
                    ? Math.multiplyExact(Long.parseLong(number), unit)
                    : (long) (Double.parseDouble(number.substring(0, number.length() - 1)) * (1L << (10 * power)));
        } catch (ArithmeticException | NumberFormatException notANumber) {
            return -1;
        }
    }
}
