package org.plumbline.gate;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Control;
import org.plumbline.finding.Param;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;

/**
 * Turns settings into a profile and refuses what makes no sense: unknown settings and controls, values of the wrong
 * kind, thresholds out of the control's bounds, a severity more than one step below the control's own.
 */
record ProfileCheck(String where, Layers layers, List<Control> controls) {

    private static final Set<String> KNOWN = Set.of(
            "name",
            "title",
            "extends",
            "target",
            "coverage.floor",
            "gate",
            "controls.include",
            "controls.exclude",
            "controls.areas",
            "controls.maps",
            "controls.pillars",
            "controls.severity");

    Profile profile() {
        layers.keys().stream().filter(key -> !isKnown(key)).findFirst().ifPresent(key -> {
            throw wrong("there is no setting %s".formatted(key));
        });
        return new Profile(
                layers.get("name") == null ? where : text("name"),
                stage(),
                selection(),
                patterns("controls.exclude"),
                severities(),
                params(),
                floor(),
                conditions());
    }

    private static boolean isKnown(String key) {
        return KNOWN.contains(key) || key.startsWith("severities.") || key.startsWith("params.");
    }

    private Stage stage() {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.label().equals(text("target")))
                .findFirst()
                .orElseThrow(() -> wrong("target (%s) is none of how-to, poc, production".formatted(text("target"))));
    }

    private Selection selection() {
        var pillars = EnumSet.noneOf(Pillar.class);
        list("controls.pillars").forEach(name -> pillars.add(constant(Pillar.class, "controls.pillars", name)));
        var areas = list("controls.areas");
        areas.stream()
                .filter(area -> controls.stream().noneMatch(c -> c.area().equals(area)))
                .findFirst()
                .ifPresent(area -> {
                    throw wrong("controls.areas names no area of the catalog (%s)".formatted(area));
                });
        var severity = layers.get("controls.severity") == null
                ? null
                : constant(Severity.class, "controls.severity", text("controls.severity"));
        var maps = list("controls.maps");
        maps.stream()
                .filter(map -> controls.stream().noneMatch(c -> c.maps().containsKey(map)))
                .findFirst()
                .ifPresent(map -> {
                    throw wrong("controls.maps names no catalog that controls map to (%s)".formatted(map));
                });
        return new Selection(patterns("controls.include"), areas, maps, Set.copyOf(pillars), severity);
    }

    private List<String> patterns(String key) {
        var patterns = list(key);
        for (var pattern : patterns) {
            if (controls.stream().noneMatch(control -> Selection.names(pattern, control))) {
                throw wrong("%s names no control of the catalog (%s)".formatted(key, pattern));
            }
        }
        return patterns;
    }

    private Map<String, Severity> severities() {
        var rated = new TreeMap<String, Severity>();
        for (var name : layers.below("severities")) {
            var key = "severities." + name;
            var control = control(key, name);
            var severity = constant(Severity.class, key, text(key));
            if (severity.compareTo(control.severity()) > 0
                    && EnumSet.range(control.severity(), severity).size() > 2) {
                throw wrong("%s (%s) is more than one step below the control's own severity".formatted(key, text(key)));
            }
            rated.put(control.id(), severity);
        }
        return rated;
    }

    private Map<String, Map<String, Object>> params() {
        var set = new TreeMap<String, Map<String, Object>>();
        for (var path : layers.below("params")) {
            var key = "params." + path;
            int dot = path.lastIndexOf('.');
            if (dot < 0) {
                throw wrong("%s should be a map of the control's params".formatted(key));
            }
            var control = control(key, path.substring(0, dot));
            var name = path.substring(dot + 1);
            var param = control.params().get(name);
            if (param == null) {
                throw wrong("%s: the control has no param (%s), it has %s"
                        .formatted(key, name, control.params().keySet()));
            }
            set.computeIfAbsent(control.id(), id -> new TreeMap<>()).put(name, value(key, param));
        }
        return set;
    }

    private Object value(String key, Param param) {
        if (param.value() instanceof Number) {
            double number = number(key);
            if (!isWithin(number, param)) {
                throw wrong("%s (%s) is out of bounds (%s to %s)"
                        .formatted(key, text(key), bound(param.min()), bound(param.max())));
            }
            return number;
        }
        if (param.value() instanceof Boolean) {
            if (!text(key).equals("true") && !text(key).equals("false")) {
                throw wrong("%s (%s) is neither true nor false".formatted(key, text(key)));
            }
            return Boolean.valueOf(text(key));
        }
        return param.value() instanceof Collection<?> ? list(key) : text(key);
    }

    private static boolean isWithin(double number, Param param) {
        return Double.isFinite(number)
                && (param.min() == null || number >= param.min())
                && (param.max() == null || number <= param.max());
    }

    private static String bound(@Nullable Double bound) {
        return bound == null ? "unbounded" : bound.toString();
    }

    private double floor() {
        double floor = number("coverage.floor");
        if (!(floor >= 0 && floor <= 100)) {
            throw wrong("coverage.floor (%s) is no percentage".formatted(text("coverage.floor")));
        }
        return floor;
    }

    private List<GateCondition> conditions() {
        var conditions = list("gate").stream()
                .map(id -> GateCondition.named(id).orElseThrow(() -> wrong("gate has no condition %s".formatted(id))))
                .distinct()
                .toList();
        if (!conditions.contains(GateCondition.NO_GAP)) {
            throw wrong("gate lacks the condition %s, without which no verdict means anything"
                    .formatted(GateCondition.NO_GAP.id()));
        }
        return conditions;
    }

    private Control control(String key, String idOrAlias) {
        return controls.stream()
                .filter(c -> c.id().equals(idOrAlias) || c.aliases().contains(idOrAlias))
                .findFirst()
                .orElseThrow(() -> wrong("%s names no control of the catalog".formatted(key)));
    }

    private <E extends Enum<E>> E constant(Class<E> type, String key, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            var known = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
            throw wrong("%s (%s) is none of %s".formatted(key, name, known));
        }
    }

    private double number(String key) {
        try {
            return Double.parseDouble(text(key));
        } catch (NumberFormatException e) {
            throw wrong("%s (%s) is no number".formatted(key, text(key)));
        }
    }

    private String text(String key) {
        return String.valueOf(layers.get(key));
    }

    /** A list, or one text with commas as the environment and the command line have it. */
    private List<String> list(String key) {
        var value = layers.get(key);
        if (value == null) {
            return List.of();
        }
        var parts = value instanceof Collection<?> many
                ? many.stream().map(String::valueOf)
                : Stream.of(value.toString().split(","));
        return parts.map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    private ProfileException wrong(String what) {
        return new ProfileException(where, what);
    }
}
