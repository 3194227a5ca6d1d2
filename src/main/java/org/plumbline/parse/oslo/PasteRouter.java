package org.plumbline.parse.oslo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plumbline.snapshot.Location;

/** Follows the sections of a PasteDeploy file from an application to the ends of its chains. */
final class PasteRouter {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_ROUTES = 1_000;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z]+:.*");
    private static final List<String> FACTORIES = List.of(
            "paste.app_factory",
            "paste.composite_factory",
            "paste.composit_factory",
            "paste.filter_factory",
            "paste.filter_app_factory");

    private final PasteIni ini;
    private final PasteRoute.Choice choice;
    private final List<PasteRoute> routes = new ArrayList<>();

    PasteRouter(PasteIni ini, PasteRoute.Choice choice) {
        this.ini = ini;
        this.choice = choice;
    }

    List<PasteRoute> routes(String application) {
        follow(application, new Location("", "", 0), "", List.of(), 0);
        return List.copyOf(routes);
    }

    private void follow(String name, Location from, String path, List<PasteRoute.Step> before, int depth) {
        if (SCHEME.matcher(name).matches()) {
            end(path, before, new PasteRoute.Step(name, name, from), "");
            return;
        }
        var section = ini.application(name);
        if (section.isEmpty()) {
            end(path, before, new PasteRoute.Step(name, "", from), "the file does not define " + name);
        } else if (depth > MAX_DEPTH || routes.size() >= MAX_ROUTES) {
            end(path, before, step(section.get()), "the sections refer to each other without end");
        } else {
            var outer = outerFilter(section.get());
            follow(section.get(), path, outer.isPresent() ? plus(before, outer.get()) : before, depth);
        }
    }

    private void follow(PasteIni.Section section, String path, List<PasteRoute.Step> before, int depth) {
        if (section.isKind("pipeline")) {
            var names = ini.value(section, "pipeline").map(BLANKS::split).orElse(new String[0]);
            pipeline(section, List.of(names), path, before, depth);
        } else if (section.isKind("filter-app")) {
            var steps = plus(before, step(section));
            follow(ini.value(section, "next").orElse(""), section.at(), path, steps, depth + 1);
        } else if (section.isKind("composite", "composit")) {
            composite(section, path, before, depth);
        } else {
            end(path, before, step(section), "");
        }
    }

    private void pipeline(
            PasteIni.Section section, List<String> names, String path, List<PasteRoute.Step> before, int depth) {
        if (names.isEmpty() || names.get(0).isEmpty()) {
            end(path, before, step(section), "a pipeline is empty");
            return;
        }
        var steps = new ArrayList<>(before);
        for (var name : names.subList(0, names.size() - 1)) {
            var filter = ini.filter(name);
            filter.flatMap(this::outerFilter).ifPresent(steps::add);
            steps.add(filter.map(this::step).orElseGet(() -> unknown(name, section)));
        }
        follow(names.get(names.size() - 1), section.at(), path, steps, depth + 1);
    }

    /** A composite mounts applications by path, or offers alternatives by name of which its factory takes one. */
    private void composite(PasteIni.Section section, String path, List<PasteRoute.Step> before, int depth) {
        boolean mounted = false;
        for (var key : section.entries().keySet()) {
            if (key.startsWith("/") || key.startsWith("http://") || key.startsWith("domain ")) {
                mounted = true;
                var mount = path + (key.equals("/") && !path.isEmpty() ? "" : key);
                follow(ini.value(section, key).orElse(""), at(section, key), mount, before, depth + 1);
            }
        }
        if (mounted) {
            return;
        }
        var chosen = choice.keys(section).stream()
                .filter(section.entries()::containsKey)
                .findFirst();
        if (chosen.isEmpty()) {
            end(path, before, step(section), "which alternative of " + section.name() + " is taken is not known");
            return;
        }
        var names = List.of(BLANKS.split(ini.value(section, chosen.get()).orElse("")));
        pipeline(section, names, path, before, depth);
    }

    /** A filter that a section wraps around itself. */
    private Optional<PasteRoute.Step> outerFilter(PasteIni.Section section) {
        return ini.value(section, "filter-with")
                .map(name -> ini.filter(name).map(this::step).orElseGet(() -> unknown(name, section)));
    }

    /** A step without a section of its own: an egg or a call, or a mistake. */
    private static PasteRoute.Step unknown(String name, PasteIni.Section from) {
        return new PasteRoute.Step(name, SCHEME.matcher(name).matches() ? name : "", from.at());
    }

    private PasteRoute.Step step(PasteIni.Section section) {
        return new PasteRoute.Step(section.name(), factory(section, 0), section.at());
    }

    /** What makes the object: the factory named here or in the section that is used. */
    private String factory(PasteIni.Section section, int depth) {
        var use = ini.value(section, "use");
        if (use.isPresent() && !SCHEME.matcher(use.get()).matches() && depth < MAX_DEPTH) {
            var used = section.isApplication() ? ini.application(use.get()) : ini.filter(use.get());
            return used.map(found -> factory(found, depth + 1)).orElse("");
        }
        return use.or(() -> FACTORIES.stream()
                        .map(key -> ini.value(section, key))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse("");
    }

    private void end(String path, List<PasteRoute.Step> before, PasteRoute.Step last, String reason) {
        var missing = before.stream().filter(step -> step.factory().isEmpty()).findFirst();
        var why = reason.isEmpty() && missing.isPresent()
                ? "the file does not define " + missing.get().name()
                : reason;
        routes.add(new PasteRoute(path, plus(before, last), why));
    }

    private static Location at(PasteIni.Section section, String key) {
        var entry = section.entries().get(key);
        return entry == null ? section.at() : entry.at();
    }

    private static List<PasteRoute.Step> plus(List<PasteRoute.Step> steps, PasteRoute.Step more) {
        var all = new ArrayList<>(steps);
        all.add(more);
        return List.copyOf(all);
    }
}
