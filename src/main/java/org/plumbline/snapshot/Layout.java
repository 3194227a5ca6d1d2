package org.plumbline.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the hosts in a snapshot by what lies in its folders, whoever made it. */
final class Layout {

    private static final int DEEPEST = 6;
    private static final int MOST_FOLDERS = 50_000;
    private static final Set<String> OF_A_HOST = Set.of("etc", "sos_commands", "commands");

    private final List<Copy> copies = new ArrayList<>();
    private final Archives archives;
    private Node.@Nullable Folder described;
    private int folders;

    /**
     * The copy of a host.
     *
     * @param folder name of the folder it lies in
     * @param named whether that is the host's name, because the format of the snapshot says so
     * @param root its files
     * @param at the path on the host that the root is a copy of; empty for {@code /}
     * @param damage why the archive it was in did not come to its end; empty when all is well
     */
    record Copy(String folder, boolean named, Node.Folder root, String at, String damage) {}

    private Layout(Archives archives) {
        this.archives = archives;
    }

    /**
     * @param name what the folder is called
     * @param damage why the archive it was in did not come to its end; empty when all is well
     */
    static Layout of(Node.Folder folder, String name, Archives archives, String damage) throws IOException {
        var layout = new Layout(archives);
        layout.search(folder, name, 0, damage);
        if (layout.copies.isEmpty()) {
            var etc = onlyFolderIn(folder);
            if (isCopyOfEtc(etc)) {
                layout.copies.add(new Copy(name, false, etc, "/etc", damage));
            }
        }
        return layout;
    }

    List<Copy> copies() {
        return copies;
    }

    /** The folder with hosts/, where snapshot.json, topology.yaml, attestations.yaml and api/ are, if any. */
    Node.@Nullable Folder described() {
        return described;
    }

    private void search(Node.Folder folder, String name, int depth, String damage) throws IOException {
        if (folder.child("hosts") instanceof Node.Folder hosts && !isHost(folder)) {
            described = described == null ? folder : described;
            for (var host : hosts.children().entrySet()) {
                if (host.getValue() instanceof Node.Folder root) {
                    copies.add(new Copy(host.getKey(), true, root, "", damage));
                }
            }
            searchBelow(folder, depth, Set.of("hosts", "api"), damage);
        } else if (folder.child("snapshot.json") != null || folder.child("api") instanceof Node.Folder) {
            described = described == null ? folder : described;
            searchBelow(folder, depth, Set.of("api"), damage);
        } else if (isHost(folder)) {
            copies.add(new Copy(name, false, folder, "", damage));
        } else {
            searchBelow(folder, depth, Set.of(), damage);
        }
    }

    private void searchBelow(Node.Folder folder, int depth, Set<String> besides, String damage) throws IOException {
        if (depth >= DEEPEST) {
            return;
        }
        for (var child : folder.children().entrySet()) {
            if (++folders > MOST_FOLDERS) {
                return;
            }
            var name = child.getKey();
            if (child.getValue() instanceof Node.Folder below && !besides.contains(name)) {
                search(below, name, depth + 1, damage);
            } else if (child.getValue() instanceof Node.Document document) {
                var archive = archives.open(name, document);
                if (archive != null) {
                    search(archive, ArchiveReader.plainName(name), depth + 1, archives.damage(archive));
                }
            }
        }
    }

    /** The copy of a single host that the folder is, or holds and nothing beside; null when it is something else. */
    static Node.@Nullable Folder onlyHostIn(Node.Folder folder) throws IOException {
        var inner = folder;
        for (int depth = 0; depth < DEEPEST && !isHost(inner); depth++) {
            if (inner.child("hosts") instanceof Node.Folder) {
                return null;
            }
            inner = onlyFolderIn(inner);
        }
        return isHost(inner) ? inner : null;
    }

    private static Node.Folder onlyFolderIn(Node.Folder folder) throws IOException {
        var children = folder.children();
        return children.size() == 1 && children.get(children.firstKey()) instanceof Node.Folder only ? only : folder;
    }

    private static boolean isHost(Node.Folder folder) throws IOException {
        for (var name : OF_A_HOST) {
            if (folder.child(name) instanceof Node.Folder) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCopyOfEtc(Node.Folder folder) throws IOException {
        int known = 0;
        for (var name : List.of(
                "hostname",
                "hosts",
                "os-release",
                "passwd",
                "fstab",
                "kolla",
                "nova",
                "neutron",
                "keystone",
                "haproxy",
                "mysql",
                "rabbitmq",
                "openstack_deploy")) {
            known += folder.child(name) == null ? 0 : 1;
        }
        return known >= 2;
    }
}
