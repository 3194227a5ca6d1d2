package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * The output of {@code stonith_admin --history '*' --verbose}: lines such as {@code ctl1 was able to reboot node ctl2 on
 * behalf of pacemaker-controld.5 from ctl3 at …}, newest first.
 */
public final class StonithHistory {

    private StonithHistory() {}

    public static Parsed<List<FenceEvent>> parse(Location file, String text) {
        var events = new ArrayList<FenceEvent>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            event(line.strip(), file.line(++number)).ifPresent(events::add);
        }
        return Parsed.of(List.copyOf(events));
    }

    private static Optional<FenceEvent> event(String line, Location at) {
        var status = line.contains(" was able to ") || line.contains(" successful")
                ? "success"
                : line.contains(" was not able to ") || line.contains(" failed") || line.contains(" unable to ")
                        ? "failed"
                        : line.contains(" wishes to ") || line.contains(" pending") ? "pending" : "";
        var words = List.of(line.split("\\s+"));
        int node = words.indexOf("node");
        if (!status.isEmpty() && node > 0 && node + 1 < words.size()) {
            return Optional.of(new FenceEvent(
                    words.get(node - 1), words.get(node + 1), status, after(line, " at "), word(words, "from"), at));
        }
        int of = words.indexOf("of");
        if (!status.isEmpty() && of > 0 && of + 1 < words.size()) {
            var target = words.get(of + 1).replace(":", "");
            return Optional.of(new FenceEvent(words.get(of - 1), target, status, completed(line), origin(line), at));
        }
        return Optional.empty();
    }

    private static String after(String line, String mark) {
        int at = line.lastIndexOf(mark);
        return at < 0 ? "" : line.substring(at + mark.length()).strip();
    }

    private static String word(List<String> words, String before) {
        int at = words.lastIndexOf(before);
        return at < 0 || at + 1 >= words.size() ? "" : words.get(at + 1);
    }

    /** The newer wording: {@code reboot of ctl2 successful: delegate=…, client=…, origin=ctl1, completed='…'}. */
    private static String completed(String line) {
        var value = after(line, "completed='");
        int end = value.indexOf('\'');
        return end < 0 ? value : value.substring(0, end);
    }

    private static String origin(String line) {
        var value = after(line, "origin=");
        int end = value.indexOf(',');
        return end < 0 ? value : value.substring(0, end);
    }
}
