package org.plumbline.cloud.lifecycle;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The series of a project on all hosts.
 *
 * @param controllers hosts that carry its services
 * @param workers hypervisors, which may follow later
 */
public record ProjectReleases(String project, List<Release> controllers, List<Release> workers) implements Subject {

    public boolean mixed() {
        return series(controllers).size() > 1;
    }

    /** Hypervisors run another series than all controllers do. */
    public boolean workersDiffer() {
        return !mixed()
                && !controllers.isEmpty()
                && workers.stream().anyMatch(worker -> !series(controllers).contains(worker.series()));
    }

    /** {@code 2024.1 and 2025.1}. */
    public String seriesText() {
        var all = series(controllers);
        all.addAll(series(workers));
        return String.join(" and ", all);
    }

    private static TreeSet<String> series(List<Release> releases) {
        var series = new TreeSet<String>();
        releases.forEach(release -> series.add(release.series()));
        return series;
    }

    public List<Release> all() {
        return Stream.concat(controllers.stream(), workers.stream()).toList();
    }

    @Override
    public String host() {
        return all().get(0).host();
    }

    @Override
    public Location at() {
        return all().get(0).at();
    }

    @Override
    public List<Location> sources() {
        return all().stream().map(Release::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("project-releases");
    }

    @Override
    public String seen() {
        return project + " " + seriesText();
    }
}
