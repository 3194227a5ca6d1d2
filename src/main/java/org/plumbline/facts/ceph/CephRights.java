package org.plumbline.facts.ceph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.ceph.CephAccess;
import org.plumbline.cloud.ceph.CephAccess.Kind;
import org.plumbline.cloud.ceph.CephUser;
import org.plumbline.facts.Facts;
import org.plumbline.parse.ceph.CephAuth;
import org.plumbline.parse.ceph.CephConf;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;

/** Who of the cloud may do what in Ceph. */
final class CephRights {

    private static final String ADMIN = "client.admin";
    private static final List<String> QUESTIONS =
            List.of("auth_cluster_required", "auth_service_required", "auth_client_required");

    private final Facts facts;
    private final TreeMap<String, Set<String>> projects = new TreeMap<>();
    private final Set<String> guests = new HashSet<>();
    private final Set<String> members = new HashSet<>();

    CephRights(Facts facts, CephUse use) {
        this.facts = facts;
        for (var user : use.users()) {
            var name = user.name().value().strip();
            projects.computeIfAbsent("client." + name, n -> new TreeSet<>()).add(user.project());
            if (name.equals("admin")) {
                facts.add(new CephAccess(
                        Kind.ADMIN,
                        user.project(),
                        user.name().seen(),
                        user.name().at()));
            }
        }
        facts.all(Deployment.class).stream().filter(Deployment::isRole).forEach(part -> {
            if (part.software().equals("nova-compute")) {
                guests.add(part.host());
            } else if (part.software().startsWith("ceph-") || part.project().equals("keystone")) {
                members.add(part.host());
            }
        });
        use.confs().forEach(file -> {
            var conf = facts.understood(CephConf.parse(file.at(), file.text()));
            QUESTIONS.stream()
                    .flatMap(question -> conf.entry("client", question).stream())
                    .filter(entry -> entry.value().strip().equals("none"))
                    .forEach(entry ->
                            facts.add(new CephAccess(Kind.OPEN, file.host(), entry.key() + " = none", entry.at())));
        });
    }

    void look(HostFiles host) {
        host
                .output("ceph-auth-ls")
                .map(output -> facts.understood(CephAuth.parse(output.at(), output.text())))
                .orElse(List.of())
                .stream()
                .filter(user ->
                        projects.containsKey(user.entity()) && !user.entity().equals(ADMIN))
                .forEach(user -> facts.add(new CephUser(
                        host.name(),
                        user.entity(),
                        projects.getOrDefault(user.entity(), Set.of()),
                        user.caps(),
                        user.at())));
        if (guests.contains(host.name()) && !members.contains(host.name())) {
            Stream.of("/etc/ceph/*.client.admin.keyring", "/etc/kolla/nova-*/*.client.admin.keyring")
                    .flatMap(host::glob)
                    .forEach(key -> facts.add(new CephAccess(
                            Kind.KEYRING,
                            host.name(),
                            "the key of client.admin",
                            new Location(host.name(), key.path(), 0))));
        }
    }
}
