package org.plumbline.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Series;
import org.plumbline.parse.host.Containers;
import org.plumbline.parse.host.DpkgList;
import org.plumbline.parse.host.InstalledPackage;
import org.plumbline.parse.host.PipList;
import org.plumbline.parse.host.RpmList;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The series that each host's services belong to: from container images, else packages, else Python's own list. */
final class Releases implements FactSource {

    /** Package name to project: nova-common, python3-nova, openstack-nova-common, nova. */
    private static final Map<String, String> PROJECTS = new HashMap<>();

    static {
        for (var project : ReleaseTable.projects()) {
            for (var pattern :
                    List.of("%s", "%s-common", "python3-%s", "python-%s", "openstack-%s", "openstack-%s-common")) {
                PROJECTS.put(pattern.formatted(project), project);
            }
        }
        PROJECTS.put("openstack-dashboard", "horizon");
        PROJECTS.put("python3-django-horizon", "horizon");
    }

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var host : snapshot.hosts()) {
            var found = new TreeMap<String, Release>();
            for (var input : List.of("docker-ps", "podman-ps", "containers-ps")) {
                host.output(input).ifPresent(file -> Containers.parse(file.at(), file.text())
                        .value()
                        .forEach(container -> image(host, container.name(), container.image(), container.at(), found)));
            }
            packages(host).forEach(installed -> add(host, installed, found));
            facts.addAll(found.values());
        }
    }

    private static List<InstalledPackage> packages(HostFiles host) {
        var dpkg = host.output("dpkg");
        if (dpkg.isPresent()) {
            return DpkgList.parse(dpkg.get().at(), dpkg.get().text()).value();
        }
        var rpm = host.output("rpm");
        if (rpm.isPresent()) {
            return RpmList.parse(rpm.get().at(), rpm.get().text()).value();
        }
        return host.output("python3-openstack-versions")
                .map(file -> PipList.parse(file.at(), file.text()).value())
                .orElse(List.of());
    }

    private static void add(HostFiles host, InstalledPackage installed, Map<String, Release> found) {
        var project = PROJECTS.get(installed.name());
        if (project != null) {
            ReleaseTable.series(project, installed.version())
                    .ifPresent(series -> found.putIfAbsent(
                            project, new Release(project, host.name(), series, installed.version(), installed.at())));
        }
    }

    /** kolla tags its images with the series: {@code nova-api:2024.2-ubuntu-noble}. */
    private static void image(HostFiles host, String name, String image, Location at, Map<String, Release> found) {
        int colon = image.lastIndexOf(':');
        int under = name.indexOf('_');
        var project = under < 0 ? name : name.substring(0, under);
        var tag = image.substring(colon + 1);
        int dash = tag.indexOf('-');
        var series = dash < 0 ? tag : tag.substring(0, dash);
        if (colon > 0 && PROJECTS.containsKey(project) && Series.isKnown(series)) {
            found.putIfAbsent(project, new Release(project, host.name(), series, tag, at));
        }
    }
}
