package org.plumbline.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.parse.oslo.OsloConf;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The OpenStack services that read oslo.config files, each with the configuration that its process sees. */
final class OsloServices implements FactSource {

    private static final Set<String> OTHER_FORMATS = Set.of("infra", "swift", "horizon");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var series = series(facts);
        var deployed = new HashMap<String, List<Deployment>>();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.isRole() && !OTHER_FORMATS.contains(deployment.project())) {
                deployed.computeIfAbsent(deployment.host(), host -> new ArrayList<>())
                        .add(deployment);
            }
        }
        var inventories = new HashSet<String>();
        facts.all(Inventory.class).forEach(inventory -> inventories.add(inventory.host()));
        for (var host : snapshot.hosts()) {
            new OnHost(facts, host, series)
                    .add(deployed.getOrDefault(host.name(), List.of()), inventories.contains(host.name()));
        }
    }

    /** The series by project; under the empty name the cloud's, where all projects agree. */
    private static Map<String, String> series(Facts facts) {
        var byProject = new TreeMap<String, String>();
        var all = new HashSet<String>();
        for (var release : facts.all(Release.class)) {
            byProject.putIfAbsent(release.project(), release.series());
            all.add(release.series());
        }
        if (all.size() == 1) {
            byProject.put("", all.iterator().next());
        }
        return byProject;
    }

    /** The services of one host; each file is parsed once, however many services read it. */
    private static final class OnHost {

        private final Facts facts;
        private final HostFiles host;
        private final Map<String, String> series;
        private final Map<String, List<Entry>> parsed = new HashMap<>();
        private final Map<String, Problem> refused = new HashMap<>();
        private final Map<List<List<String>>, EffectiveOptions> options = new HashMap<>();

        OnHost(Facts facts, HostFiles host, Map<String, String> series) {
            this.facts = facts;
            this.host = host;
            this.series = series;
        }

        void add(List<Deployment> deployments, boolean knowsWhatRuns) {
            var projects = new HashSet<String>();
            for (var deployment : deployments) {
                projects.add(deployment.project());
                service(deployment.project(), deployment.software(), deployment.args(), deployment.at());
            }
            if (!knowsWhatRuns) {
                Software.ALL.stream()
                        .map(Software::project)
                        .distinct()
                        .filter(project -> !OTHER_FORMATS.contains(project) && !projects.contains(project))
                        .filter(project -> !ConfigFiles.of(host, project, project, List.of())
                                .isEmpty())
                        .forEach(project -> service(project, project, List.of(), host(project)));
            }
        }

        private Location host(String project) {
            return new Location(host.name(), ConfigFiles.main(project), 0);
        }

        private void service(String project, String name, List<String> args, Location sign) {
            var files = ConfigFiles.of(host, project, name, args);
            if (!ConfigFiles.areSound(files, project, args)) {
                facts.add(unseen(project, name, sign));
                return;
            }
            files.forEach(this::entries);
            var refusals = files.stream()
                    .flatMap(file -> refused(project, name, file).stream())
                    .toList();
            if (!refusals.isEmpty()) {
                facts.addAll(refusals);
                return;
            }
            var at = files.get(0).at();
            var lacking = ConfigFiles.lacking(host, name, args);
            var options = options(project, files, lacking);
            facts.add(new Service(name, project, host.name(), options, at));
            lacking.forEach(path -> facts.add(lacking(name, path)));
        }

        /** Processes of one project that read the same files have the same options. */
        private EffectiveOptions options(String project, List<SourceFile> files, List<String> lacking) {
            var paths = files.stream().map(SourceFile::path).toList();
            return options.computeIfAbsent(
                    List.of(List.of(project), paths, lacking),
                    same -> new EffectiveOptions(
                            project,
                            series.getOrDefault(project, series.getOrDefault("", "")),
                            files.stream().map(this::entries).toList(),
                            files.get(0).at(),
                            lacking));
        }

        private List<Entry> entries(SourceFile file) {
            var known = parsed.get(file.path());
            if (known != null) {
                return known;
            }
            var result = OsloConf.parse(file.at(), file.text());
            result.problems().stream().filter(Problem::fatal).findFirst().ifPresent(p -> refused.put(file.path(), p));
            var entries = facts.understood(result);
            parsed.put(file.path(), entries);
            return entries;
        }

        /** What the service itself would not start with proves nothing, neither by silence nor by a default. */
        private Optional<Unseen> refused(String project, String name, SourceFile file) {
            return Optional.ofNullable(refused.get(file.path()))
                    .map(problem -> new Unseen(
                            List.of(name, project),
                            new BlindSpot(
                                    host.name(),
                                    file.path(),
                                    problem.at().line(),
                                    name + " would refuse this file: " + problem.reason(),
                                    "mend the line and collect the file again")));
        }

        /** What the file sets is not known, so the service's other settings may be overridden. */
        private Unseen lacking(String name, String path) {
            var reason =
                    host.blindSpot(path).map(BlindSpot::reason).orElse(name + " reads it, and it was not collected");
            return Unseen.of(name, host.name(), path, reason, "collect " + path);
        }

        private Unseen unseen(String project, String name, Location sign) {
            var path = ConfigFiles.main(project);
            var reason = host.blindSpot(path)
                    .map(BlindSpot::reason)
                    .orElse(name + " is there (" + sign + "), but its configuration was not collected");
            return new Unseen(
                    List.of(name, project, Service.ANY), new BlindSpot(host.name(), path, reason, "collect " + path));
        }
    }
}
