package org.plumbline.facts.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.object.HashPath;
import org.plumbline.cloud.object.HashPathDisagreement;
import org.plumbline.cloud.object.ObjectRing;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Entry;
import org.plumbline.parse.oslo.OsloConf;
import org.plumbline.parse.swift.SwiftRing;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Swift: its rings, the secret of its placement, and the door to its proxies. */
public final class ObjectStorage implements FactSource {

    private static final String RINGS = "swift-rings";
    private static final String CONF = "swift.conf";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var parts = new TreeMap<String, Set<String>>();
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.project().equals("swift") && deployment.isRole())
                .forEach(deployment -> parts.computeIfAbsent(deployment.host(), host -> new TreeSet<>())
                        .add(deployment.software()));
        var paths = new ArrayList<HashPath>();
        for (var host : snapshot.hosts()) {
            boolean member = parts.containsKey(host.name());
            var policies = policies(facts, host);
            rings(facts, host, policies);
            if (member) {
                hashPath(facts, host)
                        .ifPresentOrElse(paths::add, () -> unseen(facts, host, "hash-path", CONF, "was not collected"));
            }
            if (parts.getOrDefault(host.name(), Set.of()).contains("swift-proxy")) {
                ObjectProxies.add(facts, host);
            }
        }
        ObjectHosts.add(facts, snapshot, parts);
        facts.addAll(paths);
        disagreement(facts, paths);
        if (parts.isEmpty()) {
            absent(facts);
        } else if (facts.all(ObjectRing.class).isEmpty()) {
            facts.add(new Unseen(
                    List.of("object-ring"),
                    new BlindSpot(
                            parts.firstKey(),
                            RINGS,
                            "what the rings look like was not recorded",
                            "run `swift-ring-builder FILE.builder` for every builder file, where they are kept")));
        }
    }

    static Optional<SourceFile> file(HostFiles host, String name) {
        return Stream.of("/etc/swift/" + name, "/etc/kolla/swift-*/" + name)
                .flatMap(host::glob)
                .findFirst();
    }

    private static List<Entry> entries(Facts facts, HostFiles host) {
        return file(host, CONF)
                .map(file -> facts.understood(OsloConf.parse(file.at(), file.text())))
                .orElse(List.of());
    }

    /** Index of a storage policy to its parity fragments. */
    private static Map<String, Integer> policies(Facts facts, HostFiles host) {
        var parity = new HashMap<String, Integer>();
        for (var entry : entries(facts, host)) {
            if (entry.section().startsWith("storage-policy:") && entry.key().equals("ec_num_parity_fragments")) {
                var index =
                        entry.section().substring("storage-policy:".length()).strip();
                number(entry.value()).ifPresent(count -> parity.put(index, count));
            }
        }
        return parity;
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static void rings(Facts facts, HostFiles host, Map<String, Integer> parity) {
        host.output(RINGS).ifPresent(output -> facts.understood(SwiftRing.parse(output.at(), output.text()))
                .forEach(ring -> facts.add(ring(host.name(), ring, parity))));
    }

    private static ObjectRing ring(String host, SwiftRing ring, Map<String, Integer> parity) {
        var hosts = new HashSet<String>();
        var zones = new HashSet<String>();
        var stranded = new ArrayList<String>();
        for (var device : ring.devices()) {
            boolean leaving = device.removed() || device.weight() == 0;
            if (!leaving) {
                hosts.add(device.address());
                zones.add(device.region() + "/" + device.zone());
            } else if (device.partitions() > 0) {
                stranded.add(device.address() + "/" + device.name());
            }
        }
        var name = ring.builder().substring(ring.builder().lastIndexOf('/') + 1);
        return new ObjectRing(
                host,
                name,
                ring.replicas(),
                parity.getOrDefault(policy(name), 0),
                hosts.size(),
                zones.size(),
                ring.balance(),
                ring.dispersion(),
                List.copyOf(stranded),
                ring.at());
    }

    /** {@code object-1.builder} belongs to policy 1; accounts and containers to none. */
    private static String policy(String builder) {
        if (builder.equals("object.builder")) {
            return "0";
        }
        return builder.startsWith("object-") && builder.endsWith(".builder")
                ? builder.substring("object-".length(), builder.length() - ".builder".length())
                : "";
    }

    private static Optional<HashPath> hashPath(Facts facts, HostFiles host) {
        return file(host, CONF).map(file -> {
            var entries = entries(facts, host);
            return new HashPath(
                    host.name(),
                    setting(entries, "swift-hash", "swift_hash_path_prefix", file.at()),
                    setting(entries, "swift-hash", "swift_hash_path_suffix", file.at()));
        });
    }

    private static Setting setting(List<Entry> entries, String section, String key, Location notIn) {
        return entries.stream()
                .filter(entry -> entry.section().equals(section) && entry.key().equals(key))
                .reduce((first, later) -> later)
                .map(entry -> Setting.set(key, entry.value(), entry.at()))
                .orElse(Setting.unset(key, notIn));
    }

    /** Only what is known can differ; one of each kind is enough to show it. */
    private static void disagreement(Facts facts, List<HashPath> paths) {
        var kinds = new TreeMap<String, List<Setting>>();
        paths.stream()
                .filter(path -> !path.undecided())
                .forEach(path -> kinds.putIfAbsent(
                        path.prefix().value() + '\0' + path.suffix().value(), path.grounds()));
        if (kinds.size() > 1) {
            facts.add(new HashPathDisagreement(
                    kinds.values().stream().flatMap(List::stream).toList()));
        }
    }

    static void unseen(Facts facts, HostFiles host, String subject, String name, String why) {
        facts.add(new Unseen(
                List.of(subject),
                new BlindSpot(
                        host.name(),
                        "/etc/swift/" + name,
                        "swift runs here, and its " + name + " " + why,
                        "collect /etc/swift/" + name)));
    }

    private static void absent(Facts facts) {
        facts.all(Absent.class).stream()
                .filter(proof -> proof.subject().equals("swift"))
                .findFirst()
                .ifPresent(proof -> List.of(
                                "object-ring",
                                "hash-path",
                                "object-proxy",
                                "object-daemon",
                                "file-rights:swift",
                                "ring-check:object",
                                "ring-check:container",
                                "ring-check:account",
                                "ring-check:swift.conf")
                        .forEach(subject -> facts.add(new Absent(subject, proof.reason(), proof.proof()))));
    }
}
