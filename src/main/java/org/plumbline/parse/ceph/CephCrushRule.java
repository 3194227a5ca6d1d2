package org.plumbline.parse.ceph;

import java.util.List;
import java.util.OptionalLong;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A placement rule as {@code ceph osd crush rule dump -f json} shows it.
 *
 * @param roots the buckets it takes copies from
 * @param failureDomains the types it chooses, from the outermost to the innermost, e.g. {@code [rack, host]}; the copies
 *     of a rule with one step are apart by that type
 */
public record CephCrushRule(
        OptionalLong id, String name, List<String> roots, List<String> failureDomains, Location at) {

    public static Parsed<List<CephCrushRule>> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var rules = json.value();
        var all = rules.isObject() ? List.of(rules) : rules.items();
        return new Parsed<>(all.stream().map(CephCrushRule::rule).toList(), json.problems());
    }

    private static CephCrushRule rule(Json rule) {
        return new CephCrushRule(
                rule.get("rule_id").integer(),
                rule.get("rule_name").text().orElse(""),
                step(rule, "take", "item_name"),
                step(rule, "choose", "type"),
                rule.at());
    }

    private static List<String> step(Json rule, String operation, String attribute) {
        return rule.get("steps").items().stream()
                .filter(step -> step.get("op").text().orElse("").startsWith(operation))
                .flatMap(step -> step.get(attribute).text().stream())
                .toList();
    }
}
