package org.plumbline.facts.lifecycle;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.cloud.Collected;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.lifecycle.SupportedRelease;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.DpkgList;
import org.plumbline.parse.host.InstalledPackage;
import org.plumbline.parse.host.OsRelease;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** What OpenStack, operating systems and their companions are supported, and until when. */
public final class SupportedReleases implements FactSource {

    /** Package to product and its name for people. */
    private static final Map<String, List<String>> COMPONENTS = Map.of(
            "mariadb-server", List.of("mariadb", "MariaDB"),
            "rabbitmq-server", List.of("rabbitmq", "RabbitMQ"),
            "haproxy", List.of("haproxy", "HAProxy"),
            "etcd-server", List.of("etcd", "etcd"),
            "ceph-mon", List.of("ceph", "Ceph"),
            "ceph-osd", List.of("ceph", "Ceph"));

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var collected = facts.all(Collected.class).stream().findFirst();
        if (collected.isEmpty()) {
            return; // the missing time is a blind spot of its own
        }
        var today = collected.get().time().atZone(ZoneOffset.UTC).toLocalDate();
        var systems = new HashMap<String, OsRelease>();
        snapshot.hosts().forEach(host -> system(facts, host).ifPresent(os -> systems.put(host.name(), os)));
        for (var host : snapshot.hosts()) {
            var os = Optional.ofNullable(systems.get(host.name()));
            os.ifPresent(system -> facts.add(release(
                    "system",
                    host.name(),
                    system.id(),
                    system.version(),
                    system.name(),
                    "",
                    today,
                    told(host, "os-release"),
                    system.at())));
            host.output("dpkg").ifPresent(output -> new OnHost(facts, host.name(), os, today)
                    .components(DpkgList.parse(output.at(), output.text()).value()));
        }
        openstack(facts, snapshot, systems, today);
        unseen(facts);
    }

    private static Optional<OsRelease> system(Facts facts, HostFiles host) {
        var source = host.file("/etc/os-release").or(() -> host.output("os-release"));
        if (source.isEmpty() && !host.isHearsay()) {
            facts.add(Unseen.of(
                    "system-release",
                    host.name(),
                    "/etc/os-release",
                    "which operating system runs was not collected",
                    "collect /etc/os-release"));
        }
        return source.map(file -> facts.understood(OsRelease.parse(file.at(), file.text())));
    }

    private static void openstack(Facts facts, Snapshot snapshot, Map<String, OsRelease> systems, LocalDate today) {
        var seen = new HashSet<String>();
        for (var release : facts.all(Release.class)) {
            if (seen.add(release.host() + ' ' + release.series())) {
                var os = Optional.ofNullable(systems.get(release.host()));
                boolean image = release.version().startsWith(release.series());
                var packager = os.filter(system -> !image)
                        .filter(system -> Shipped.by(system, "openstack", release.series()))
                        .filter(system -> lives(system, today))
                        .map(OsRelease::name)
                        .orElse("");
                add(
                        facts,
                        os,
                        release(
                                "openstack",
                                release.host(),
                                "openstack",
                                release.series(),
                                "OpenStack " + release.series(),
                                packager,
                                today,
                                snapshot.host(release.host())
                                        .map(host -> told(
                                                host,
                                                "dpkg",
                                                "rpm",
                                                "python3-openstack-versions",
                                                "docker-ps",
                                                "podman-ps",
                                                "containers-ps"))
                                        .orElse(List.of(release.at())),
                                release.at()));
            }
        }
    }

    /** What its makers gave up may be kept by the distribution; which one that is must be known to say that it is not. */
    private static void add(Facts facts, Optional<OsRelease> os, SupportedRelease release) {
        boolean keeperKnown = os.flatMap(system -> Lifetimes.find(system.id(), version(system.id(), system.version())))
                .isPresent();
        if (keeperKnown || !release.ended()) {
            facts.add(release);
            return;
        }
        facts.add(Unseen.of(
                release.kind() + "-release",
                release.host(),
                "/etc/os-release",
                "whether a distribution still maintains %s is not known: which operating system runs was not seen"
                        .formatted(release.name()),
                "collect /etc/os-release, and the file that it is a link to"));
    }

    /** A component that runs, and whose version no list of packages tells. */
    private static void unseen(Facts facts) {
        var seen = new HashSet<String>();
        facts.all(SupportedRelease.class).stream()
                .filter(release -> release.kind().equals("component"))
                .forEach(release -> seen.add(release.host() + ' ' + release.product()));
        var doubtful = facts.all(Unseen.class).stream()
                .filter(unseen -> unseen.subjects().contains("component-release"))
                .map(unseen -> unseen.spot().host())
                .toList();
        for (var deployment : facts.all(Deployment.class)) {
            var product = deployment.software().startsWith("ceph-") ? "ceph" : deployment.software();
            if (deployment.isRole()
                    && COMPONENTS.values().stream()
                            .anyMatch(names -> names.get(0).equals(product))
                    && !seen.contains(deployment.host() + ' ' + product)
                    && !doubtful.contains(deployment.host())) {
                facts.add(Unseen.of(
                        "component-release",
                        deployment.host(),
                        "dpkg",
                        "which version of " + product + " runs there is told by no list of Debian packages",
                        "collect the list of installed packages; for containers and other distributions look it up"));
            }
        }
    }

    /** Whether somebody still mends the operating system without being paid for it. */
    private static boolean lives(OsRelease os, LocalDate today) {
        return Lifetimes.find(os.id(), version(os.id(), os.version()))
                .filter(life -> (life.keeper().contains(" only") ? life.end() : life.last())
                        .filter(day -> day.isBefore(today))
                        .isEmpty())
                .isPresent();
    }

    private static List<Location> told(HostFiles host, String... inputs) {
        return Stream.concat(
                        host.file("/etc/os-release").stream(),
                        Arrays.stream(inputs).flatMap(input -> host.output(input).stream()))
                .map(SourceFile::at)
                .toList();
    }

    private static String version(String id, String version) {
        boolean major = !id.equals("ubuntu") && version.indexOf('.') > 0;
        return major ? version.substring(0, version.indexOf('.')) : version;
    }

    private static SupportedRelease release(
            String kind,
            String host,
            String product,
            String version,
            String name,
            String packager,
            LocalDate today,
            List<Location> sources,
            Location at) {
        var life = Lifetimes.find(product, version(product, version, kind));
        return new SupportedRelease(
                kind,
                host,
                product,
                name,
                life.flatMap(Lifetimes.Lifetime::end),
                life.flatMap(Lifetimes.Lifetime::last),
                life.map(Lifetimes.Lifetime::keeper).orElse(""),
                packager,
                life.isPresent(),
                today,
                life.map(Lifetimes.Lifetime::asOf).orElse(Lifetimes.newest()),
                sources,
                at);
    }

    private static String version(String product, String version, String kind) {
        return kind.equals("system") ? version(product, version) : version;
    }

    private record OnHost(Facts facts, String host, Optional<OsRelease> os, LocalDate today) {

        void components(List<InstalledPackage> packages) {
            var found = new TreeMap<String, InstalledPackage>();
            packages.stream()
                    .filter(installed -> COMPONENTS.containsKey(installed.name()))
                    .forEach(installed -> found.putIfAbsent(installed.name(), installed));
            found.forEach((name, installed) -> {
                var product = COMPONENTS.getOrDefault(name, List.of(name, name));
                var series = series(product.get(0), installed.version());
                add(
                        facts,
                        os,
                        release(
                                "component",
                                host,
                                product.get(0),
                                series,
                                product.get(1) + ' ' + series,
                                packager(product.get(0), series, installed.version()),
                                today,
                                List.of(installed.at()),
                                installed.at()));
            });
        }

        private String packager(String product, String series, String version) {
            if (version.contains("~bpo") || version.contains("maria~") || version.contains("~cloud")) {
                return "";
            }
            return os.filter(system -> system.id().equals("ubuntu") && version.contains("ubuntu")
                            || Shipped.by(system, product, series))
                    .filter(system -> lives(system, today))
                    .map(OsRelease::name)
                    .orElse("");
        }

        /** The part of a version that has a lifetime of its own: major and minor number, for Ceph the major one. */
        private static String series(String product, String version) {
            var parts = version.substring(version.indexOf(':') + 1).split("[.+~-]", 3);
            return product.equals("ceph") || parts.length < 2 ? parts[0] : parts[0] + '.' + parts[1];
        }
    }
}
