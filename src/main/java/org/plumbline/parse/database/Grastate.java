package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * The state that a Galera node keeps on disk (grastate.dat).
 *
 * @param uuid the cluster's history; all zero when the node was never in one
 * @param seqno the last write set when the node stopped in order; -1 while it runs and after a crash
 * @param safeToBootstrap whether it was the last to leave; null where the file does not say (before Galera 3.19)
 * @param at the file as a whole
 */
public record Grastate(String uuid, long seqno, @Nullable Boolean safeToBootstrap, Location at) {

    /** The state; empty when the file holds no UUID. */
    public static Parsed<Optional<Grastate>> parse(Location file, String text) {
        var values = new HashMap<String, String>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            int colon = line.indexOf(':');
            if (colon > 0 && !line.startsWith("#")) {
                values.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                problems.add(new Problem(file.line(number), "the line is not of the form key: value", false));
            }
        }
        var uuid = values.get("uuid");
        if (uuid == null) {
            problems.add(new Problem(file, "the file holds no uuid", true));
            return new Parsed<>(Optional.empty(), List.copyOf(problems));
        }
        var safe = values.get("safe_to_bootstrap");
        return new Parsed<>(
                Optional.of(new Grastate(uuid, seqno(values), safe == null ? null : safe.equals("1"), file)),
                List.copyOf(problems));
    }

    private static long seqno(HashMap<String, String> values) {
        try {
            return Long.parseLong(values.getOrDefault("seqno", "-1"));
        } catch (NumberFormatException unknown) {
            return -1;
        }
    }
}
