package org.plumbline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Blind spots with the same reason and the same way out, told once; first those that most controls wait for. */
final class BlindSpots {

    private BlindSpots() {}

    /**
     * @param places where, sorted; {@code host: input:line}
     * @param hosts how many hosts are concerned
     * @param controls ids of the controls that could not be judged because of them, sorted
     */
    record Group(String reason, String hint, List<String> places, int hosts, List<String> controls) {}

    static List<Group> grouped(Result result) {
        var drafts = new LinkedHashMap<String, Draft>();
        for (var spot : result.snapshot().blindSpots()) {
            draft(drafts, spot);
        }
        for (var control : result.controls()) {
            if (control.is("UNKNOWN")) {
                control.blindSpots()
                        .forEach(spot -> draft(drafts, spot).controls.add(control.id()));
            }
        }
        return drafts.values().stream()
                .map(Draft::group)
                .sorted(Comparator.comparing((Group group) -> -group.controls().size())
                        .thenComparing(group -> -group.places().size())
                        .thenComparing(Group::reason)
                        .thenComparing(Group::hint))
                .toList();
    }

    private static Draft draft(Map<String, Draft> drafts, Result.BlindSpot spot) {
        var reason = general(spot);
        var draft = drafts.computeIfAbsent(reason + '\0' + spot.hint(), key -> new Draft(reason, spot.hint()));
        draft.hosts.add(spot.host());
        var where = spot.line() == 0 ? spot.input() : spot.input() + ":" + spot.line();
        draft.places.add(spot.host().isEmpty() ? where : spot.host() + ": " + where);
        return draft;
    }

    /** The reason without the place, which is told beside it. */
    private static String general(Result.BlindSpot spot) {
        var reason = spot.reason().endsWith(".")
                ? spot.reason().substring(0, spot.reason().length() - 1)
                : spot.reason();
        if (spot.input().equals("host")) {
            return "the cloud names a host that is not in the snapshot";
        }
        if (!spot.host().isEmpty()) {
            return reason.replace(" on " + spot.host(), " there").replace(" of " + spot.host(), " there");
        }
        return reason.endsWith(" a " + spot.input())
                ? reason.substring(0, reason.length() - spot.input().length() - 3)
                : reason;
    }

    private static final class Draft {

        private final String reason;
        private final String hint;
        private final Set<String> places = new TreeSet<>();
        private final Set<String> hosts = new HashSet<>();
        private final Set<String> controls = new TreeSet<>();

        Draft(String reason, String hint) {
            this.reason = reason;
            this.hint = hint;
        }

        Group group() {
            return new Group(reason, hint, List.copyOf(places), hosts.size(), new ArrayList<>(controls));
        }
    }
}
