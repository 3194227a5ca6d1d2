package org.plumbline.parse.time;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * What chronyd measured of a source, from {@code chronyc -c sourcestats}.
 *
 * @param frequency residual frequency in ppm
 * @param offset estimated offset of the source in seconds
 * @param deviation standard deviation of its samples in seconds
 */
public record ChronySourceStats(
        String name,
        OptionalInt samples,
        OptionalDouble frequency,
        OptionalDouble offset,
        OptionalDouble deviation,
        Location at) {

    private static final int FIELDS = 8;

    public static Parsed<List<ChronySourceStats>> parse(Location file, String text) {
        var stats = new ArrayList<ChronySourceStats>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            var csv = line.split(",");
            if (csv.length == FIELDS) {
                stats.add(new ChronySourceStats(
                        csv[0],
                        Numbers.small(csv[1]),
                        Numbers.decimal(csv[4]),
                        Numbers.decimal(csv[6]),
                        Numbers.decimal(csv[7]),
                        at));
            }
        }
        return Parsed.of(List.copyOf(stats));
    }
}
