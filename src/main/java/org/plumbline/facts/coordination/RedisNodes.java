package org.plumbline.facts.coordination;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.coordination.RedisGroup;
import org.plumbline.cloud.coordination.RedisNode;
import org.plumbline.cloud.topology.Role;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.coordination.RedisConf;
import org.plumbline.parse.coordination.RedisConf.Directive;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Redis and Valkey with their sentinels, as configured, and the services that coordinate through them. */
public final class RedisNodes implements FactSource {

    private static final List<String> FOLDERS =
            List.of("/etc/redis/", "/etc/valkey/", "/etc/kolla/redis", "/etc/kolla/valkey", "/etc/redis");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.software().equals("redis") && deployment.isRole()) {
                snapshot.host(deployment.host()).ifPresent(host -> add(facts, host));
            }
        }
        group(facts);
    }

    private static void add(Facts facts, HostFiles host) {
        var lines = new TreeMap<String, List<Directive>>();
        for (var file : host.files().subMap("/etc/", "/etc0").values()) {
            if (isConfiguration(file.path())) {
                lines.put(file.path(), RedisConf.parse(file.at(), file.text()).value());
            }
        }
        var included = new HashSet<String>();
        lines.values().forEach(file -> file.stream()
                .filter(line -> line.name().equals("include"))
                .forEach(line -> host.glob(line.value()).forEach(other -> included.add(other.path()))));
        boolean server = false;
        for (var path : lines.keySet()) {
            var file = host.file(path);
            if (file.isPresent() && !included.contains(path)) {
                server |= !new Reading(facts, host).node(file.get()).sentinel();
            }
        }
        if (!server) {
            unseen(facts, host, "/etc/redis/redis.conf", "Redis is there, and its configuration was not collected");
        }
    }

    private static void unseen(Facts facts, HostFiles host, String path, String reason) {
        facts.add(new Unseen(
                List.of("redis-server", "redis-group"),
                new BlindSpot(host.name(), path, reason, "collect /etc/redis or /etc/valkey")));
    }

    private static boolean isConfiguration(String path) {
        return path.endsWith(".conf") && FOLDERS.stream().anyMatch(path::startsWith);
    }

    /** The lines of a configuration with those of the files that it names, in the order in which Redis reads them. */
    private static final class Reading {

        private static final int DEEPEST = 8;

        private final Facts facts;
        private final HostFiles host;
        private final TreeMap<String, Setting> options = new TreeMap<>();
        private boolean accounts;

        Reading(Facts facts, HostFiles host) {
            this.facts = facts;
            this.host = host;
        }

        RedisNode node(SourceFile file) {
            read(file, 0);
            boolean sentinel = options.containsKey("monitor") || file.path().contains("sentinel");
            var node = new RedisNode(file.host(), sentinel, options, accounts, file.at());
            facts.add(node);
            return node;
        }

        private void read(SourceFile file, int depth) {
            facts.understood(RedisConf.parse(file.at(), file.text())).forEach(line -> line(line, depth));
        }

        private void line(Directive line, int depth) {
            var words = line.arguments();
            switch (line.name()) {
                case "sentinel" -> sentinel(line);
                case "user" -> accounts |= words.contains("default") && !words.contains("nopass");
                case "include", "aclfile" -> {
                    var files = host.glob(line.value()).toList();
                    if (files.isEmpty() || depth == DEEPEST) {
                        missing(line);
                    } else {
                        files.forEach(file -> read(file, depth + 1));
                    }
                }
                default -> options.put(line.name(), Setting.set(line.name(), line.value(), line.at()));
            }
        }

        /** What the file may set is not known, unless a later line sets it. */
        private void missing(Directive line) {
            unseen(facts, host, line.value(), "a file that Redis reads was not collected");
            for (var name : List.of("requirepass", "masterauth", "auth-pass")) {
                options.put(name, Setting.unreadable(name, line.at(), "may be set in " + line.value()));
            }
        }

        private void sentinel(Directive line) {
            var words = line.arguments();
            if (words.size() > 2) {
                var what = words.get(0).toLowerCase(Locale.ROOT);
                options.put(what, Setting.set(what, words.get(2), line.at()));
                if (what.equals("monitor") && words.size() > 4) {
                    options.put("quorum", Setting.set("quorum", words.get(4), line.at()));
                }
            }
        }
    }

    private static void group(Facts facts) {
        var nodes = facts.all(RedisNode.class);
        var servers = nodes.stream().filter(node -> !node.sentinel()).toList();
        if (servers.isEmpty()) {
            return;
        }
        var controllers = new TreeSet<String>();
        facts.all(Role.class).forEach(role -> controllers.addAll(role.machines()));
        var direct = new ArrayList<Setting>();
        for (var service : facts.all(Service.class)) {
            var url = service.setting("coordination.backend_url");
            if (url.isSet() && url.startsWith("redis") && !url.mentions("sentinel=") && !direct.contains(url)) {
                direct.add(url);
            }
        }
        facts.add(new RedisGroup(
                servers, nodes.stream().filter(RedisNode::sentinel).toList(), direct, controllers.size()));
    }
}
