package org.plumbline.facts.coordination;

import java.util.ArrayList;
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
        boolean server = false;
        for (var file : host.files().subMap("/etc/", "/etc0").values()) {
            if (isConfiguration(file.path())) {
                server |= !node(facts, file).sentinel();
            }
        }
        if (!server) {
            facts.add(new Unseen(
                    List.of("redis-server", "redis-group"),
                    Unseen.of(
                                    "redis-server",
                                    host.name(),
                                    "/etc/redis/redis.conf",
                                    "Redis is there, and its configuration was not collected",
                                    "collect /etc/redis or /etc/valkey")
                            .spot()));
        }
    }

    private static boolean isConfiguration(String path) {
        return path.endsWith(".conf") && FOLDERS.stream().anyMatch(path::startsWith) && !path.contains("/users.acl");
    }

    private static RedisNode node(Facts facts, SourceFile file) {
        var options = new TreeMap<String, Setting>();
        boolean accounts = false;
        for (var line : facts.understood(RedisConf.parse(file.at(), file.text()))) {
            var words = line.arguments();
            if (line.name().equals("sentinel") && words.size() > 2) {
                var what = words.get(0).toLowerCase(Locale.ROOT);
                options.put(what, Setting.set(what, words.get(2), line.at()));
                if (what.equals("monitor") && words.size() > 4) {
                    options.put("quorum", Setting.set("quorum", words.get(4), line.at()));
                }
            } else {
                accounts |= line.name().equals("user") || line.name().equals("aclfile");
                options.put(line.name(), Setting.set(line.name(), line.value(), line.at()));
            }
        }
        boolean sentinel = options.containsKey("monitor") || file.path().contains("sentinel");
        var node = new RedisNode(file.host(), sentinel, options, accounts, file.at());
        facts.add(node);
        return node;
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
