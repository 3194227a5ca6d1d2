package org.plumbline.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the hosts in a snapshot by what lies in its folders, whoever made it. */
final class Layout {

    private static final int DEEPEST = 6;
    private static final Set<String> OF_A_HOST = Set.of("etc", "sos_commands", "commands");

    private final List<Copy> copies = new ArrayList<>();
    private Node.@Nullable Folder described;

    /**
     * The copy of a host.
     *
     * @param folder name of the folder it lies in
     * @param named whether that is the host's name, because the format of the snapshot says so
     * @param root its files
     * @param at the path on the host that the root is a copy of; empty for {@code /}
     */
    record Copy(String folder, boolean named, Node.Folder root, String at) {}

    private Layout() {}

    /** @param name what the folder is called */
    static Layout of(Node.Folder folder, String name) throws IOException {
        var layout = new Layout();
        layout.search(folder, name, 0);
        if (layout.copies.isEmpty() && isCopyOfEtc(folder)) {
            layout.copies.add(new Copy(name, false, folder, "/etc"));
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

    private void search(Node.Folder folder, String name, int depth) throws IOException {
        if (folder.child("hosts") instanceof Node.Folder hosts && !isHost(folder)) {
            described = described == null ? folder : described;
            for (var host : hosts.children().entrySet()) {
                if (host.getValue() instanceof Node.Folder root) {
                    copies.add(new Copy(host.getKey(), true, root, ""));
                }
            }
            searchBelow(folder, depth, "hosts");
        } else if (folder.child("snapshot.json") != null || folder.child("api") instanceof Node.Folder) {
            described = described == null ? folder : described;
            searchBelow(folder, depth, "api");
        } else if (isHost(folder)) {
            copies.add(new Copy(name, false, folder, ""));
        } else {
            searchBelow(folder, depth, "");
        }
    }

    private void searchBelow(Node.Folder folder, int depth, String besides) throws IOException {
        if (depth >= DEEPEST) {
            return;
        }
        for (var child : folder.children().entrySet()) {
            if (child.getValue() instanceof Node.Folder below && !child.getKey().equals(besides)) {
                search(below, child.getKey(), depth + 1);
            }
        }
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
