package org.plumbline.facts.ceph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/**
 * What of the cloud keeps its data in Ceph.
 *
 * @param signs settings, daemons and files that show it; empty when nothing does
 * @param pools pool to the projects that name it
 * @param users who works as which cephx user
 * @param confs ceph.conf of each host that has one
 */
record CephUse(List<Located> signs, TreeMap<String, Set<String>> pools, List<User> users, List<SourceFile> confs) {

    /** A service that works as a cephx user. */
    record User(String project, Setting name) {}

    private static final List<String> POOLS =
            List.of(".rbd_pool", ".rbd_store_pool", ".images_rbd_pool", ".backup_ceph_pool");
    private static final List<String> USERS = List.of(".rbd_user", ".rbd_store_user", ".backup_ceph_user");
    private static final Set<String> DAEMONS = Set.of("ceph-mon", "ceph-mgr", "ceph-osd", "radosgw");

    static CephUse of(Facts facts, Snapshot snapshot) {
        var use = new CephUse(new ArrayList<>(), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
        facts.all(Service.class).forEach(use::service);
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.isRole() && DAEMONS.contains(deployment.software()))
                .forEach(use.signs::add);
        snapshot.hosts().forEach(host -> use.confs.addAll(confs(host).toList()));
        return use;
    }

    private void service(Service service) {
        var settings = service.options().all();
        var reasons = settings.stream().filter(CephUse::choosesCeph).toList();
        signs.addAll(reasons);
        if (!reasons.isEmpty()) {
            settings.stream()
                    .filter(setting -> POOLS.stream().anyMatch(setting.option()::endsWith) && !setting.isBlank())
                    .forEach(setting -> pools.computeIfAbsent(setting.value().strip(), pool -> new TreeSet<>())
                            .add(service.project()));
            settings.stream()
                    .filter(setting -> USERS.stream().anyMatch(setting.option()::endsWith) && !setting.isBlank())
                    .forEach(setting -> users.add(new User(service.project(), setting)));
        }
    }

    private static boolean choosesCeph(Setting setting) {
        var option = setting.option();
        if (option.endsWith(".volume_driver") || option.endsWith(".share_driver")) {
            return setting.mentions("rbd") || setting.mentions("ceph");
        }
        if (option.endsWith(".backup_driver")) {
            return setting.mentions("ceph");
        }
        return switch (option) {
            case "libvirt.images_type" -> setting.is("rbd");
            case "glance_store.stores", "glance_store.default_store", "DEFAULT.enabled_backends" ->
                setting.list().stream().anyMatch(store -> store.equals("rbd") || store.endsWith(":rbd"));
            default -> false;
        };
    }

    private static Stream<SourceFile> confs(HostFiles host) {
        return Stream.of("/etc/ceph/*.conf", "/etc/kolla/*/ceph.conf", "/etc/kolla/*/ceph/*.conf")
                .flatMap(host::glob);
    }
}
