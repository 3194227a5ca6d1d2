package org.plumbline.facts.cache;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cache.CacheList;
import org.plumbline.cloud.cache.CacheList.Purpose;
import org.plumbline.cloud.cache.CacheUse;
import org.plumbline.cloud.topology.Role;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.snapshot.Snapshot;

/** Which memcached servers the APIs use, and whether their replicas agree. */
public final class CacheUses implements FactSource {

    private static final String TOKENS = "keystone_authtoken.memcached_servers";
    private static final String LOOKUPS = "cache.memcache_servers";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var services = facts.all(Service.class).stream()
                .filter(service -> isApi(service.name(), service.project()))
                .toList();
        var lists = new LinkedHashMap<String, CacheList>();
        services.forEach(service -> {
            tokens(service, lists);
            lookups(service, lists);
        });
        facts.addAll(lists.values());
        unseen(facts);
        if (lists.isEmpty() && !services.isEmpty() && unseenApis(facts).isEmpty()) {
            var read = services.stream().map(Service::at).distinct().toList();
            for (var subject : List.of("cache-list", "token-cache")) {
                facts.add(new Absent(subject, "no API names a memcached server", read));
            }
        }
        uses(facts, lists);
    }

    /** Only what answers customers checks tokens; nova-compute and the agents read the same file and do not. */
    private static boolean isApi(String name, String project) {
        return name.equals(project) || name.contains("-api") || name.equals("neutron-server");
    }

    private static void tokens(Service service, Map<String, CacheList> lists) {
        var servers = service.setting(TOKENS);
        if (servers.isSet() || !servers.known()) {
            add(
                    lists,
                    service,
                    Purpose.TOKENS,
                    servers,
                    service.setting("keystone_authtoken.memcache_security_strategy"),
                    service.setting("keystone_authtoken.memcache_secret_key"));
        }
    }

    private static void lookups(Service service, Map<String, CacheList> lists) {
        var backend = service.setting("cache.backend");
        if (backend.isSet()
                && backend.mentions("memcache")
                && !service.setting("cache.enabled").is("false")) {
            var none = Setting.unset("cache.memcache_security_strategy", service.at());
            add(lists, service, Purpose.LOOKUPS, service.setting(LOOKUPS), none, none);
        }
    }

    private static void add(
            Map<String, CacheList> lists,
            Service service,
            Purpose purpose,
            Setting servers,
            Setting strategy,
            Setting key) {
        lists.putIfAbsent(
                service.project() + ' ' + service.host() + ' ' + purpose,
                new CacheList(service.project(), service.host(), purpose, servers, strategy, key));
    }

    /** An API whose configuration was not seen may name other servers. */
    private static void unseen(Facts facts) {
        unseenApis(facts)
                .forEach(missing -> facts.add(new Unseen(List.of("cache-list", "token-cache"), missing.spot())));
    }

    private static List<Unseen> unseenApis(Facts facts) {
        var apis = facts.all(Deployment.class).stream()
                .filter(d -> isApi(d.software(), d.project()) || d.software().equals("keystone"))
                .map(Deployment::software)
                .collect(Collectors.toSet());
        return facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().stream().anyMatch(apis::contains))
                .toList();
    }

    private static void uses(Facts facts, Map<String, CacheList> lists) {
        var controllers = new TreeSet<String>();
        facts.all(Role.class).forEach(role -> controllers.addAll(role.machines()));
        var running = new HashSet<String>();
        facts.all(Deployment.class).stream()
                .filter(d -> d.software().equals("memcached") && d.isRole())
                .forEach(d -> running.add(d.host()));
        var known = facts.all(Inventory.class).stream().map(Inventory::host).collect(Collectors.toSet());
        var names = HostNames.of(facts);
        lists.values().stream()
                .collect(groupingBy(list -> list.project() + ' ' + list.purpose(), TreeMap::new, Collectors.toList()))
                .forEach((use, members) -> facts.add(new CacheUse(
                        members.get(0).project(),
                        members.get(0).purpose(),
                        members,
                        controllers.size(),
                        dead(members, names, running, known))));
    }

    private static List<String> dead(List<CacheList> members, HostNames names, Set<String> running, Set<String> known) {
        var dead = new TreeSet<String>();
        for (var list : members) {
            if (list.servers().known() && !list.local()) {
                list.names().stream()
                        .filter(name -> names.host(name)
                                .filter(host -> known.contains(host) && !running.contains(host))
                                .isPresent())
                        .forEach(dead::add);
            }
        }
        return new ArrayList<>(dead);
    }
}
