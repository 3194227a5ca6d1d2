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
        var draft = drafts.computeIfAbsent(spot.reason() + '\0' + spot.hint(), key -> new Draft(spot));
        draft.hosts.add(spot.host());
        var where = spot.line() == 0 ? spot.input() : spot.input() + ":" + spot.line();
        draft.places.add(spot.host().isEmpty() ? where : spot.host() + ": " + where);
        return draft;
    }

    private static final class Draft {

        private final Result.BlindSpot first;
        private final Set<String> places = new TreeSet<>();
        private final Set<String> hosts = new HashSet<>();
        private final Set<String> controls = new TreeSet<>();

        Draft(Result.BlindSpot first) {
            this.first = first;
        }

        Group group() {
            return new Group(
                    first.reason(), first.hint(), List.copyOf(places), hosts.size(), new ArrayList<>(controls));
        }
    }
}
