package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * /etc/resolv.conf. Comments start with {@code ;} or {@code #} in the first column; of {@code domain} and {@code search}
 * the last line counts; the resolver uses the first three name servers.
 *
 * @param nameservers addresses with the lines that name them, all of them
 * @param search domains that are tried behind a name
 * @param options e.g. {@code timeout:2}, of all lines
 */
public record ResolvConf(List<Entry> nameservers, List<String> search, List<String> options, Location at) {

    public static Parsed<ResolvConf> parse(Location file, String text) {
        var nameservers = new ArrayList<Entry>();
        var options = new ArrayList<String>();
        List<String> search = List.of();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var words = Arrays.asList(line.strip().split("\\s+"));
            if (line.startsWith(";") || line.startsWith("#") || words.size() < 2) {
                continue;
            }
            switch (words.get(0)) {
                case "nameserver" -> nameservers.add(new Entry("", "nameserver", words.get(1), file.line(number)));
                case "domain" -> search = List.of(words.get(1));
                case "search" -> search = List.copyOf(words.subList(1, words.size()));
                case "options" -> options.addAll(words.subList(1, words.size()));
                default -> {}
            }
        }
        return Parsed.of(new ResolvConf(List.copyOf(nameservers), search, List.copyOf(options), file));
    }
}
