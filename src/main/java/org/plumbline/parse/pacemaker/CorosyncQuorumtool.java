package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** The output of {@code corosync-quorumtool -s} and {@code -l}, also as {@code pcs quorum status} prints it. */
public final class CorosyncQuorumtool {

    private CorosyncQuorumtool() {}

    /**
     * What the local node believes about the quorum.
     *
     * @param values by label: {@code Quorate}, {@code Nodes}, {@code Expected votes}, {@code Total votes}, {@code
     *     Quorum}, {@code Flags} …; empty after {@code -l}
     * @param members members and, with node id 0, the quorum device
     */
    public record Status(Map<String, Entry> values, List<Member> members) {

        public Optional<String> value(String label) {
            return Optional.ofNullable(values.get(label)).map(Entry::value);
        }

        /** The value as a number; empty when it is absent or none. */
        public Optional<Integer> number(String label) {
            return value(label).flatMap(CorosyncQuorumtool::integer);
        }

        /** Whether the flag is set: {@code Quorate}, {@code 2Node}, {@code WaitForAll}, {@code Qdevice} … */
        public boolean hasFlag(String flag) {
            return value("Flags")
                    .map(flags -> List.of(flags.split(" ")).contains(flag))
                    .orElse(false);
        }
    }

    /**
     * A voter.
     *
     * @param nodeId node id; 0 for a quorum device
     * @param votes its votes
     * @param name host name or address; {@code Qdevice} for a quorum device
     * @param qdevice state of its connection to the device, e.g. {@code A,V,NMW}; empty without one
     * @param local whether the tool ran here
     * @param at the line
     */
    public record Member(long nodeId, int votes, String name, String qdevice, boolean local, Location at) {}

    public static Parsed<Status> parse(Location file, String text) {
        var values = new LinkedHashMap<String, Entry>();
        var members = new ArrayList<Member>();
        boolean inMembers = false;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            int colon = line.indexOf(':');
            if (line.stripLeading().startsWith("Nodeid ")) {
                inMembers = true;
            } else if (inMembers) {
                member(line, at).ifPresent(members::add);
            } else if (colon > 0 && !line.startsWith("Error")) {
                var label = line.substring(0, colon).strip();
                values.put(label, new Entry("", label, line.substring(colon + 1).strip(), at));
            }
        }
        var status = new Status(Map.copyOf(values), List.copyOf(members));
        return values.isEmpty() && members.isEmpty()
                ? new Parsed<>(status, List.of(new Problem(file, "The tool printed no quorum status.", true)))
                : Parsed.of(status);
    }

    private static Optional<Member> member(String line, Location at) {
        boolean local = line.stripTrailing().endsWith("(local)");
        var words = (local ? line.substring(0, line.lastIndexOf("(local)")) : line)
                .strip()
                .split("\\s+");
        if (words.length < 3) {
            return Optional.empty();
        }
        var votes = integer(words[1]);
        try {
            var device = words.length > 3 ? words[2] : "";
            return Optional.of(
                    new Member(Long.decode(words[0]), votes.orElse(0), words[words.length - 1], device, local, at));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> integer(String text) {
        try {
            return Optional.of(Integer.valueOf(text.strip().split(" ")[0]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
