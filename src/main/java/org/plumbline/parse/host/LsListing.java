package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/** The output of {@code ls -l}, of one folder or, with {@code -R}, of many; numeric or named owners, any time style. */
public final class LsListing {

    private LsListing() {}

    /**
     * A file in a listing.
     *
     * @param path absolute where the listing names its folder, else the name alone
     * @param type first letter: {@code -} file, {@code d} folder, {@code l} link
     * @param mode nine letters, e.g. {@code rw-r-----}
     * @param owner name or number
     * @param group name or number
     * @param size in bytes
     * @param time as printed
     * @param at the line
     */
    public record ListedFile(
            String path, char type, String mode, String owner, String group, long size, String time, Location at) {}

    public static Parsed<List<ListedFile>> parse(Location file, String text) {
        var files = new ArrayList<ListedFile>();
        var folder = "";
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.startsWith("/") && line.endsWith(":")) {
                folder = line.substring(0, line.length() - 1);
            } else if (line.length() > 10 && "-dlpscb".indexOf(line.charAt(0)) >= 0) {
                var entry = entry(line, folder, file.line(number));
                if (entry != null) {
                    files.add(entry);
                }
            }
        }
        return Parsed.of(List.copyOf(files));
    }

    private static @Nullable ListedFile entry(String line, String folder, Location at) {
        var words = line.split(" +", 9);
        if (words.length < 7 || words[0].length() < 10 || !isNumber(words[1]) || !isNumber(words[4])) {
            return null;
        }
        int name = timeWords(words) + 5;
        if (name >= words.length) {
            return null;
        }
        var rest = new ArrayList<String>();
        for (int i = name; i < words.length; i++) {
            rest.add(words[i]);
        }
        var leaf = String.join(" ", rest);
        int arrow = line.charAt(0) == 'l' ? leaf.indexOf(" -> ") : -1;
        var plain = arrow < 0 ? leaf : leaf.substring(0, arrow);
        var path = plain.startsWith("/") || folder.isEmpty()
                ? plain
                : folder.equals("/") ? "/" + plain : folder + "/" + plain;
        var time = new ArrayList<String>();
        for (int i = 5; i < name; i++) {
            time.add(words[i]);
        }
        return new ListedFile(
                path,
                line.charAt(0),
                words[0].substring(1, 10),
                words[2],
                words[3],
                Long.parseLong(words[4]),
                String.join(" ", time),
                at);
    }

    /** {@code Nov 22 12:47}, {@code 2026-11-22 12:47}, {@code 2026-11-22 12:47:00.0 +0000}, or seconds since 1970. */
    private static int timeWords(String[] words) {
        if (isNumber(words[5]) && words[5].length() > 8) {
            return 1;
        }
        if (words[5].length() == 10 && words[5].charAt(4) == '-') {
            boolean zone = words.length > 8 && words[7].length() == 5 && "+-".indexOf(words[7].charAt(0)) >= 0;
            return zone ? 3 : 2;
        }
        return 3;
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.length() < 19 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
