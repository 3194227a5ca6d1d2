package org.plumbline.facts.drift;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Running;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.drift.VersionDifference;
import org.plumbline.cloud.drift.VersionList;
import org.plumbline.cloud.lifecycle.ContainerImage;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.facts.Software;
import org.plumbline.parse.host.Container;
import org.plumbline.parse.host.Containers;
import org.plumbline.parse.host.DpkgList;
import org.plumbline.parse.host.InstalledPackage;
import org.plumbline.parse.host.RpmList;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** The versions of what runs, host against host: of packages, and of the images that containers were made from. */
public final class RunningVersions implements FactSource {

    private static final Set<String> CONTAINERS = Software.ALL.stream()
            .flatMap(software -> software.containers().stream())
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var deployed = new HashMap<String, Set<String>>();
        facts.all(Deployment.class).stream()
                .filter(d -> d.isRole() && d.evidence() != Deployment.Evidence.REGISTERED)
                .forEach(d -> deployed.computeIfAbsent(d.host(), host -> new HashSet<>())
                        .add(d.software()));
        var versions = new TreeMap<String, Map<String, Located>>();
        for (var host : snapshot.hosts()) {
            var images = images(host, facts, versions);
            var software = deployed.getOrDefault(host.name(), Set.of());
            if (!images && !software.isEmpty()) {
                packages(facts, host, software, versions);
            }
        }
        versions.forEach((software, found) -> {
            if (found.size() > 1) {
                facts.add(new VersionDifference(software, List.copyOf(found.keySet()), List.copyOf(found.values())));
            }
        });
        proveNoContainers(facts);
        Machines.addMissing(facts, "version-list", "container-image");
    }

    private static boolean images(HostFiles host, Facts facts, Map<String, Map<String, Located>> versions) {
        boolean any = false;
        for (var input : List.of("docker-ps", "podman-ps", "containers-ps")) {
            var output = host.output(input);
            if (output.isEmpty()) {
                continue;
            }
            for (var container : facts.understood(
                    Containers.parse(output.get().at(), output.get().text()))) {
                if (CONTAINERS.contains(container.name().replace('-', '_'))
                        && container.isRunning()
                        && !container.image().isEmpty()) {
                    any = true;
                    image(facts, host, container, versions);
                }
            }
            if (any) {
                facts.add(new VersionList(host.name(), output.get().at()));
            }
        }
        if (!any && host.hasFolder("/etc/kolla")) {
            facts.add(Unseen.of(
                    "container-image",
                    host.name(),
                    "containers-ps",
                    "from which images the containers were made was not collected",
                    "collect the output of `docker ps -a`"));
        }
        return any;
    }

    private static void image(
            Facts facts, HostFiles host, Container container, Map<String, Map<String, Located>> versions) {
        var image = new ContainerImage(host.name(), container.name(), container.image(), container.at());
        facts.add(image);
        versions.computeIfAbsent(container.name().replace('_', '-'), name -> new TreeMap<>())
                .putIfAbsent(container.image(), image);
    }

    private static void packages(
            Facts facts, HostFiles host, Set<String> deployed, Map<String, Map<String, Located>> versions) {
        var dpkg = host.output("dpkg");
        var rpm = host.output("rpm");
        if (host.hasFolder("/etc/kolla") || (dpkg.isEmpty() && rpm.isEmpty())) {
            facts.add(Unseen.of(
                    "version-list",
                    host.name(),
                    "dpkg",
                    "which versions run there was not collected",
                    "collect the output of `dpkg -l` or `rpm -qa`, and of `docker ps -a` if there are containers"));
            return;
        }
        var installed = new HashMap<String, InstalledPackage>();
        dpkg.map(output -> DpkgList.parse(output.at(), output.text()).value())
                .or(() -> rpm.map(
                        output -> RpmList.parse(output.at(), output.text()).value()))
                .orElse(List.of())
                .forEach(one -> installed.putIfAbsent(one.name(), one));
        var software = Software.ALL.stream()
                .filter(one -> deployed.contains(one.name()))
                .toList();
        var openstack =
                software.stream().filter(one -> !one.project().equals("infra")).toList();
        if (openstack.isEmpty()
                || openstack.stream().flatMap(one -> one.packages().stream()).anyMatch(installed::containsKey)) {
            facts.add(new VersionList(
                    host.name(), dpkg.or(() -> rpm).orElseThrow().at()));
        } else {
            facts.add(
                    Unseen.of(
                            "version-list",
                            host.name(),
                            dpkg.isPresent() ? "dpkg" : "rpm",
                            "OpenStack runs there, and from no package: which version it has is not in the list",
                            "compare the versions by hand (`pip list` of the virtual environments, `git describe` of the sources)"));
        }
        software.stream().flatMap(one -> one.packages().stream()).forEach(name -> {
            var one = installed.get(name);
            if (one != null) {
                versions.computeIfAbsent(name, n -> new TreeMap<>())
                        .putIfAbsent(one.version(), new Quoted(one.at(), name + ' ' + one.version()));
            }
        });
    }

    private static void proveNoContainers(Facts facts) {
        var running = facts.all(Running.class);
        var hosts = facts.all(Host.class);
        boolean none = running.size() == hosts.size()
                && !hosts.isEmpty()
                && running.stream()
                        .allMatch(host -> host.containers().isEmpty()
                                && !host.any("docker.service", "podman.service", "containerd.service"));
        if (none && facts.all(ContainerImage.class).isEmpty()) {
            facts.add(new Absent(
                    "container-image",
                    "no container engine runs on any host",
                    running.stream().flatMap(host -> host.proof().stream()).toList()));
        }
    }
}
