package org.plumbline.parse.ceph;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * What {@code ceph health detail}, {@code ceph -s} or {@code ceph report} say about the health, as JSON.
 *
 * @param status {@code HEALTH_OK}, {@code HEALTH_WARN} or {@code HEALTH_ERR}; empty where the output does not tell
 * @param checks what is wrong, in the order of the output; before Luminous the code is empty
 * @param mutes codes of the checks that an operator muted
 */
public record CephHealth(Location at, String status, List<Check> checks, List<String> mutes) {

    /**
     * @param code e.g. {@code OSD_DOWN}
     * @param severity {@code HEALTH_WARN} or {@code HEALTH_ERR}
     */
    public record Check(String code, String severity, String message, List<String> details, Location at) {}

    public static Parsed<CephHealth> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var health = json.value().get("health");
        boolean nested =
                health.get("status").isPresent() || health.get("overall_status").isPresent();
        return new Parsed<>(from(nested ? health : json.value()), json.problems());
    }

    static CephHealth from(Json health) {
        var checks = new ArrayList<Check>();
        health.get("checks").members().forEach((code, check) -> checks.add(check(code, check)));
        if (!health.get("checks").isPresent()) {
            health.get("summary").items().forEach(old -> checks.add(preLuminous(old)));
        }
        var mutes = health.get("mutes").items().stream()
                .flatMap(mute -> mute.get("code").text().stream())
                .toList();
        var status = health.either("status", "overall_status").text().orElse("");
        return new CephHealth(health.at(), status, List.copyOf(checks), mutes);
    }

    private static Check check(String code, Json check) {
        var details = check.get("detail").items().stream()
                .flatMap(detail -> detail.get("message").text().stream())
                .toList();
        return new Check(code, text(check, "severity"), text(check.get("summary"), "message"), details, check.at());
    }

    private static Check preLuminous(Json old) {
        return new Check("", text(old, "severity"), text(old, "summary"), List.of(), old.at());
    }

    private static String text(Json json, String member) {
        return json.get(member).text().orElse("");
    }
}
