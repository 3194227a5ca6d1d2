package org.plumbline.facts.options;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.options.CheckedOptions;
import org.plumbline.cloud.options.OptionMistake;
import org.plumbline.cloud.options.OptionMistake.Kind;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.KnownOptions;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Every option that is set for an OpenStack service, held against what the installed release declares. */
public final class OptionChecks implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var series = new HashMap<String, Set<String>>();
        facts.all(Release.class).forEach(release -> series.computeIfAbsent(release.project(), p -> new TreeSet<>())
                .add(release.series()));
        var byProject = new TreeMap<String, List<Service>>();
        facts.all(Service.class).forEach(service -> byProject
                .computeIfAbsent(service.project(), p -> new ArrayList<>())
                .add(service));
        var mistakes = new TreeMap<String, OptionMistake>();
        byProject.forEach((project, services) -> {
            if (!KnownOptions.of(project).series().isEmpty()) {
                check(facts, project, services, series.getOrDefault(project, Set.of()), mistakes);
            }
        });
        facts.addAll(mistakes.values());
    }

    private static void check(
            Facts facts,
            String project,
            List<Service> services,
            Set<String> series,
            TreeMap<String, OptionMistake> mistakes) {
        var known = KnownOptions.of(project);
        var first = services.get(0);
        if (series.size() != 1 || !known.covers(series.iterator().next())) {
            facts.add(Unseen.of(
                    "checked-options",
                    first.host(),
                    first.at().source(),
                    "which options " + project + " reads is not known: " + reason(series, known.series()),
                    "collect the list of packages of a host that runs it"));
            return;
        }
        var checked = new Checked(project, series.iterator().next(), mistakes);
        services.forEach(checked::add);
        facts.add(checked.fact());
    }

    private static String reason(Set<String> series, List<String> looked) {
        if (series.isEmpty()) {
            return "the snapshot does not tell its release";
        }
        return series.size() > 1
                ? "its hosts run " + String.join(" and ", series)
                : "it is %s, and known are %s to %s"
                        .formatted(series.iterator().next(), looked.get(0), looked.get(looked.size() - 1));
    }

    /** What is set for one project, each option of each file once. The same mistake of several projects is one. */
    private static final class Checked {

        private final String release;
        private final ProjectOptions known;
        private final Set<String> options = new HashSet<>();
        private final Set<Location> seen = new HashSet<>();
        private final TreeSet<Location> sources = new TreeSet<>();
        private final TreeMap<String, OptionMistake> mistakes;

        Checked(String project, String series, TreeMap<String, OptionMistake> mistakes) {
            this.release = project + " " + series;
            this.known = new ProjectOptions(project, series);
            this.mistakes = mistakes;
        }

        void add(Service service) {
            sources.add(service.at().whole());
            for (var setting : service.options().all()) {
                if (setting.isSet() && seen.add(setting.at())) {
                    options.add(setting.option());
                    known.faultOf(setting.option()).ifPresent(fault -> add(fault.kind(), setting, fault.instead(), ""));
                    known.faultOf(setting).ifPresent(bad -> add(bad.kind(), setting, List.of(), bad.expected()));
                }
            }
        }

        private void add(Kind kind, Setting setting, List<String> instead, String expected) {
            var meant = instead.stream().map(OptionMistake::text).collect(joining(" or "));
            mistakes.merge(
                    String.join(" ", kind.name(), setting.option(), meant, expected),
                    new OptionMistake(kind, List.of(release), setting.option(), meant, expected, List.of(setting)),
                    OptionMistake::and);
        }

        CheckedOptions fact() {
            return new CheckedOptions(release, options.size(), List.copyOf(sources));
        }
    }
}
