package org.plumbline.report;

import java.util.List;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** What a snapshot holds, as text for a terminal. */
public final class SnapshotText {

    private static final int MOST_SPOTS = 200;

    private SnapshotText() {}

    /**
     * Everything worth knowing about a snapshot before an audit.
     *
     * @param missing names of hosts that the cloud names and the snapshot lacks
     * @param blindSpots everything that could not be seen
     */
    public static String of(Snapshot snapshot, List<String> missing, List<BlindSpot> blindSpots, Style style) {
        var text = new Paragraphs(style);
        text.heading(style.bold(Plain.line(snapshot.name())));
        var when = snapshot.collectedAt();
        text.line(when == null ? "collected at an unknown time" : "collected " + when);
        text.line(style.dim("sha256 " + snapshot.sha256()));
        text.title("Hosts");
        snapshot.hosts().forEach(host -> host(host, style, text));
        if (snapshot.hosts().isEmpty()) {
            text.line("none");
        }
        missing.forEach(name -> text.line(style.cross() + " " + Plain.line(name) + ": named by the cloud, not seen"));
        text.title("API responses");
        text.wrap(
                "",
                0,
                snapshot.api().isEmpty()
                        ? "none"
                        : Words.some(List.copyOf(snapshot.api().keySet()), 40));
        text.title("Blind spots");
        blindSpots.stream().limit(MOST_SPOTS).forEach(spot -> spot(spot, style, text));
        if (blindSpots.size() > MOST_SPOTS) {
            text.line("and %d more".formatted(blindSpots.size() - MOST_SPOTS));
        } else if (blindSpots.isEmpty()) {
            text.line("none");
        }
        return text.toString();
    }

    private static void host(HostFiles host, Style style, Paragraphs text) {
        var mark = host.blindSpots().isEmpty() ? style.tick() : style.question();
        var inside = host.machine().equals(host.name()) ? "" : " in " + Plain.line(host.machine());
        text.line("%s %s%s: %s, %s, %s"
                .formatted(
                        mark,
                        Plain.line(host.name()),
                        inside,
                        Words.count(host.files().size(), "file"),
                        Words.count(host.outputs().size(), "command output"),
                        Words.count(host.blindSpots().size(), "blind spot")));
    }

    private static void spot(BlindSpot spot, Style style, Paragraphs text) {
        var where = spot.line() == 0 ? spot.input() : spot.input() + ":" + spot.line();
        var host = spot.host().isEmpty() ? "" : spot.host() + ": ";
        text.wrap("- ", 2, Plain.line(host + where + ": " + spot.reason()));
        if (!spot.hint().isBlank()) {
            text.line("    " + style.dim("to see it: " + Plain.line(spot.hint())));
        }
    }
}
