package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * The output of {@code corosync-cfgtool -s} (rings of Corosync 2, links of Corosync 3) and {@code -n} (nodes of Corosync
 * 3).
 */
public final class CorosyncCfgtool {

    private final Location file;
    private final List<Link> links = new ArrayList<>();
    private String localNode = "";
    private int link = -1;
    private String address = "";
    private String peer = "";

    private CorosyncCfgtool(Location file) {
        this.file = file;
    }

    /**
     * A link or ring, seen from the local node.
     *
     * @param number link number from 0
     * @param localAddress own address on it
     * @param peer node id of the other end; the local node's own for a ring as a whole
     * @param up whether it worked
     * @param state as printed: {@code connected}, {@code disconnected}, {@code localhost}, {@code ring 0 active with no
     *     faults} …
     * @param at the line
     */
    public record Link(int number, String localAddress, String peer, boolean up, String state, Location at) {}

    public static Parsed<List<Link>> parse(Location file, String text) {
        var parser = new CorosyncCfgtool(file);
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            parser.line(line.strip(), ++number);
        }
        return parser.links.isEmpty()
                ? new Parsed<>(List.of(), List.of(new Problem(file, "The tool printed no link.", true)))
                : Parsed.of(List.copyOf(parser.links));
    }

    private void line(String line, int number) {
        var words = line.split("\\s+");
        if (line.startsWith("Local node ID ")) {
            localNode = words[3].replace(",", "");
        } else if (line.startsWith("LINK ID ") || line.startsWith("RING ID ")) {
            link = words.length > 2 ? Score.of(words[2]) : -1;
        } else if (line.startsWith("addr") || line.startsWith("id")) {
            address = words[words.length - 1];
        } else if (line.startsWith("status") && line.indexOf('=') > 0) {
            var state = line.substring(line.indexOf('=') + 1).strip();
            add(localNode, !state.contains("FAULTY"), state, number);
        } else if (line.startsWith("nodeid:")) {
            node(line, words, number);
        } else if (line.startsWith("LINK: ") && words.length > 3) {
            link = Score.of(words[1]);
            int open = line.indexOf('(');
            int arrow = line.indexOf("->");
            address = open > 0 && arrow > open ? line.substring(open + 1, arrow) : "";
            int close = Math.max(line.indexOf(')'), 0);
            var state = line.substring(Math.min(close + 1, line.length())).strip();
            add(peer, List.of(words).contains("connected") && !state.startsWith("disabled"), state, number);
        }
    }

    /** After {@code -s}: {@code nodeid: 2: connected}; after {@code -n}: {@code nodeid: 2 reachable}. */
    private void node(String line, String[] words, int number) {
        int colon = line.lastIndexOf(':');
        if (words.length > 1 && !words[1].endsWith(":")) {
            peer = words[1];
        } else if (colon > "nodeid:".length()) {
            peer = line.substring("nodeid:".length(), colon).strip();
            var state = line.substring(colon + 1).strip();
            add(peer, state.equals("connected") || state.equals("localhost"), state, number);
        }
    }

    private void add(String peerNode, boolean up, String state, int number) {
        links.add(new Link(link, address, peerNode, up, state, file.line(number)));
    }
}
