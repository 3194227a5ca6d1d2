package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** /etc/hosts: an address and its names on each line, a comment from {@code #} on. */
public final class HostsFile {

    /**
     * One line.
     *
     * @param names the canonical name first
     */
    public record Address(String address, List<String> names, Location at) {}

    private HostsFile() {}

    public static Parsed<List<Address>> parse(Location file, String text) {
        var addresses = new ArrayList<Address>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int comment = line.indexOf('#');
            var words =
                    (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+");
            if (words.length > 1) {
                addresses.add(new Address(
                        words[0], List.copyOf(Arrays.asList(words).subList(1, words.length)), file.line(number)));
            } else if (!words[0].isEmpty()) {
                problems.add(new Problem(file.line(number), "the address has no name", false));
            }
        }
        return new Parsed<>(List.copyOf(addresses), List.copyOf(problems));
    }
}
