package org.plumbline.parse.host;

import java.util.List;
import java.util.Optional;
import org.plumbline.parse.JsonRecords;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Words;
import org.plumbline.snapshot.Location;

/**
 * The processors of a host as nproc, lscpu (text or JSON) and /proc/cpuinfo tell.
 *
 * @param online logical processors that the system can use
 * @param at the line that says so
 */
public record Cpus(int online, Location at) {

    private static final int MOST = 1_000_000;

    /** The number of processors; empty, with a problem, when the text does not tell. */
    public static Parsed<Optional<Cpus>> parse(Location file, String text) {
        if (JsonRecords.isJson(text)) {
            var fields = JsonRecords.read(file, text, "field");
            var cpus = fields.value().stream()
                    .filter(row -> row.get("field").orElse("").equals("CPU(s):"))
                    .flatMap(row -> cpus(row.get("data").orElse(""), row.at()).stream())
                    .findFirst();
            return cpus.isPresent() ? Parsed.of(cpus) : none(file);
        }
        int number = 0;
        int processors = 0;
        int last = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            int colon = line.indexOf(':');
            var key = (colon < 0 ? "" : line.substring(0, colon)).strip();
            var told = key.equals("CPU(s)") || number == 1 && colon < 0
                    ? cpus(line.substring(colon + 1).strip(), file.line(number))
                    : Optional.<Cpus>empty();
            if (told.isPresent()) {
                return Parsed.of(told);
            }
            if (key.equals("processor") || key.startsWith("processor ")) {
                processors++;
                last = number;
            }
        }
        return processors > 0 ? Parsed.of(Optional.of(new Cpus(processors, file.line(last)))) : none(file);
    }

    private static Parsed<Optional<Cpus>> none(Location file) {
        return new Parsed<>(
                Optional.empty(), List.of(new Problem(file, "the text does not tell the number of processors", true)));
    }

    private static Optional<Cpus> cpus(String digits, Location at) {
        var words = new Words(digits);
        long count = words.number(0);
        return words.count() == 1 && count > 0 && count <= MOST
                ? Optional.of(new Cpus((int) count, at))
                : Optional.empty();
    }
}
