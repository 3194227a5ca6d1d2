package org.plumbline.facts.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.lifecycle.UpgradeCheck;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** What {@code <project>-status upgrade check} says. One host is enough: it looks at the database that all share. */
public final class UpgradeChecks implements FactSource {

    private static final Set<String> CHECKED = Set.of(
            "nova",
            "neutron",
            "cinder",
            "placement",
            "glance",
            "keystone",
            "heat",
            "octavia",
            "barbican",
            "ironic",
            "manila",
            "designate",
            "masakari",
            "magnum");

    private static final Set<String> RESULTS = Set.of("Success", "Warning", "Failure");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new TreeMap<String, Set<String>>();
        facts.all(Deployment.class).stream()
                .filter(d -> d.isRole() && CHECKED.contains(d.project()))
                .forEach(d -> hosts.computeIfAbsent(d.project(), project -> new TreeSet<>())
                        .add(d.host()));
        hosts.forEach((project, names) -> {
            var input = project + "-status-upgrade-check";
            boolean answered = false;
            for (var name : names) {
                var output = snapshot.host(name).flatMap(host -> host.output(input));
                if (output.isPresent()) {
                    var checks = checks(project, output.get());
                    facts.addAll(checks);
                    answered |= isWhole(output.get().text(), checks);
                }
            }
            if (!answered) {
                facts.add(new Unseen(
                        List.of("upgrade-check"),
                        new BlindSpot(
                                names.iterator().next(),
                                input,
                                "whether " + project + " is ready for an upgrade was not asked, or it did not answer",
                                "collect the output of `" + project + "-status upgrade check`")));
            }
        });
    }

    /** Whether each check that was begun came to a result. */
    private static boolean isWhole(String text, List<UpgradeCheck> checks) {
        return !checks.isEmpty()
                && checks.stream().allMatch(check -> RESULTS.contains(check.result()))
                && text.lines().filter(line -> line.startsWith("| Check: ")).count() == checks.size()
                && !text.contains("Traceback (most recent call last)");
    }

    /** A table of one column: the lines Check, Result and Details, the last one over several lines. */
    private static List<UpgradeCheck> checks(String project, SourceFile output) {
        var checks = new ArrayList<UpgradeCheck>();
        var name = "";
        var result = "";
        var details = new StringBuilder();
        int number = 0;
        int at = 0;
        for (var raw : (Iterable<String>) output.text().lines()::iterator) {
            number++;
            var line = raw.replaceFirst("^\\|", "").replaceFirst("\\|\\s*$", "").strip();
            if (line.startsWith("Check: ")) {
                name = line.substring(7);
                result = "";
                at = number;
                details.setLength(0);
            } else if (line.startsWith("Result: ")) {
                result = line.substring(8);
            } else if (line.startsWith("Details: ")) {
                details.append(line.substring(9));
            } else if (raw.startsWith("+") && !name.isEmpty()) {
                checks.add(new UpgradeCheck(
                        project,
                        output.host(),
                        name,
                        result,
                        details.toString(),
                        output.at().line(at)));
                name = "";
            } else if (!name.isEmpty() && !line.isEmpty()) {
                details.append(' ').append(line);
            }
        }
        return checks;
    }
}
