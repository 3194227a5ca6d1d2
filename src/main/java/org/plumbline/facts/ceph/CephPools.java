package org.plumbline.facts.ceph;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.plumbline.cloud.ceph.CephPlacement;
import org.plumbline.cloud.ceph.CephPool;
import org.plumbline.facts.Facts;
import org.plumbline.parse.ceph.CephCrushRule;
import org.plumbline.parse.ceph.CephOsdMap;
import org.plumbline.parse.ceph.CephOsdTree;
import org.plumbline.snapshot.HostFiles;

/** The pools of a cluster, and the places their copies may lie in, from what one host recorded. */
final class CephPools {

    /** Whose pool it is, from its name and its applications; empty for pools that hold nothing of the cloud. */
    interface Wanted {
        Optional<List<String>> users(String name, List<String> applications);
    }

    private final Facts facts;
    private final HostFiles host;

    CephPools(Facts facts, HostFiles host) {
        this.facts = facts;
        this.host = host;
    }

    void add(Wanted wanted) {
        var map = host.output("ceph-osd-dump")
                .map(output -> facts.understood(CephOsdMap.parse(output.at(), output.text())));
        var listed = host.output("ceph-osd-pool-ls-detail")
                .map(output -> facts.understood(org.plumbline.parse.ceph.CephPool.parse(output.at(), output.text())));
        var pools = listed.or(() -> map.map(CephOsdMap::pools)).orElse(List.of());
        var profiles = map.map(CephOsdMap::erasureProfiles).orElse(Map.of());
        var rules = rules();
        var tree = host.output("ceph-osd-tree")
                .map(output -> facts.understood(CephOsdTree.parse(output.at(), output.text())));
        for (var pool : pools) {
            wanted.users(pool.name(), pool.applications()).ifPresent(users -> {
                facts.add(new CephPool(
                        host.name(),
                        pool.name(),
                        users,
                        pool.erasure(),
                        pool.size(),
                        pool.minSize(),
                        dataChunks(profiles.getOrDefault(pool.erasureProfile(), Map.of())),
                        pool.at()));
                var rule = pool.crushRule().isPresent()
                        ? rules.get(pool.crushRule().getAsLong())
                        : null;
                if (rule != null && tree.isPresent() && pool.size().isPresent()) {
                    placement(pool.name(), pool.size().getAsLong(), rule, tree.get());
                }
            });
        }
    }

    private Map<Long, CephCrushRule> rules() {
        var rules = new HashMap<Long, CephCrushRule>();
        host.output("ceph-osd-crush-rule-dump")
                .ifPresent(output -> facts.understood(CephCrushRule.parse(output.at(), output.text()))
                        .forEach(rule -> rule.id().ifPresent(id -> rules.put(id, rule))));
        return rules;
    }

    private static OptionalLong dataChunks(Map<String, String> profile) {
        try {
            return OptionalLong.of(Long.parseLong(profile.getOrDefault("k", "")));
        } catch (NumberFormatException unknown) {
            return OptionalLong.empty();
        }
    }

    private void placement(String pool, long size, CephCrushRule rule, CephOsdTree tree) {
        if (rule.failureDomains().isEmpty()) {
            return;
        }
        var domain = rule.failureDomains().get(rule.failureDomains().size() - 1);
        var osds = usable(tree, rule);
        var hosts = buckets(tree, osds, "host");
        var racks = buckets(tree, osds, "rack");
        boolean inOne = racks.size() == 1
                && osds.stream().allMatch(osd -> tree.ancestor(osd, "rack").isPresent());
        facts.add(new CephPlacement(
                host.name(),
                pool,
                rule.name(),
                rule.failureDomains(),
                size,
                buckets(tree, osds, domain).size(),
                hosts.size(),
                inOne ? racks.first() : "",
                rule.at()));
    }

    /** The OSDs below the rule's roots, of its device class, that may take data. */
    private static List<CephOsdTree.Node> usable(CephOsdTree tree, CephCrushRule rule) {
        var usable = new LinkedHashSet<CephOsdTree.Node>();
        for (var root : rule.roots()) {
            var parts = root.split("~", 2);
            tree.named(parts[0]).ifPresent(top -> tree.osdsBelow(top).stream()
                    .filter(osd -> parts.length < 2 || osd.deviceClass().equals(parts[1]))
                    .filter(osd -> osd.crushWeight().orElse(1) > 0)
                    .forEach(usable::add));
        }
        return List.copyOf(usable);
    }

    private static TreeSet<String> buckets(CephOsdTree tree, List<CephOsdTree.Node> osds, String type) {
        var names = new TreeSet<String>();
        osds.forEach(osd -> tree.ancestor(osd, type).ifPresent(bucket -> names.add(bucket.name())));
        return names;
    }
}
