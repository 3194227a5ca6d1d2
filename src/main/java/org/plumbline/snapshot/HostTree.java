package org.plumbline.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the inputs out of a copy of a host's file system. Outside etc/ only folders that the table of inputs names are
 * looked into; inside it every file is at least listed.
 */
final class HostTree {

    private final Root root;
    private final Draft host;
    private final Limits limits;
    private final PathTable table = Inputs.table().paths();
    private final Set<String> open = new HashSet<>();
    private int seen;

    HostTree(Root root, Draft host, Limits limits) {
        this.root = root;
        this.host = host;
        this.limits = limits;
    }

    /** @param at the path on the host of the folder that the root is a copy of; empty for {@code /} */
    void read(String at) {
        var steps = table.start();
        if (!at.isEmpty()) {
            steps = PathTable.below(steps, at.substring(1));
        }
        walk(root.folder(), at, at, steps, 0);
    }

    /**
     * @param path where the folder seems to lie
     * @param real where it lies once links are followed
     */
    private void walk(Node.Folder folder, String path, String real, List<PathTable.Step> steps, int depth) {
        if (depth > limits.depth()) {
            host.blind(path, "lies more than " + limits.depth() + " folders deep", "");
            return;
        }
        if (!open.add(real)) {
            host.blind(path, "is a link that leads back to itself", "");
            return;
        }
        try {
            for (var name : names(folder, path, steps)) {
                if (seen++ > limits.entries()) {
                    host.blind(path, "was left out: more than " + limits.entries() + " files and folders", "");
                    return;
                }
                var child = folder.child(name);
                if (child != null) {
                    visit(child, path + "/" + name, real + "/" + name, name, steps, depth);
                }
            }
        } catch (IOException e) {
            host.blind(path.isEmpty() ? "/" : path, "cannot be listed", "read it as root");
        } finally {
            open.remove(real);
        }
    }

    private static Iterable<String> names(Node.Folder folder, String path, List<PathTable.Step> steps)
            throws IOException {
        if (isEtc(path) || !steps.stream().allMatch(PathTable.Step::isClosed)) {
            return folder.children().keySet();
        }
        var names = new ArrayList<String>();
        steps.forEach(step -> step.names().forEach(names::add));
        return names.stream().distinct().sorted().toList();
    }

    private void visit(Node node, String path, String real, String name, List<PathTable.Step> steps, int depth) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            host.blind(path.replaceAll("\\p{Cntrl}", "?"), "has a name with control characters", "");
        } else if (node instanceof Node.Folder folder) {
            var below = PathTable.below(steps, name);
            if (!below.isEmpty() || isEtc(path)) {
                walk(folder, path, real, below, depth + 1);
            }
        } else {
            visitFile(node, path, PathTable.input(steps, name), PathTable.below(steps, name), depth);
        }
    }

    private void visitFile(Node node, String path, @Nullable Input input, List<PathTable.Step> below, int depth) {
        if (isEtc(path)) {
            host.listing.add(path);
        }
        if (node instanceof Node.Link link) {
            follow(link, path, input, below, depth);
        } else if (input != null && node instanceof Node.Document document) {
            host.listing.add(path);
            host.addFile(path, input, document);
        } else if (input != null && node instanceof Node.Closed closed) {
            host.blind(path, closed.reason(), "");
        }
    }

    private void follow(Node.Link link, String path, @Nullable Input input, List<PathTable.Step> below, int depth) {
        if (input == null && below.isEmpty()) {
            return;
        }
        if (input != null && link.target().equals("/dev/null")) {
            host.addFile(path, input, Nothing.INSTANCE);
            return;
        }
        try {
            var place = root.resolve(path);
            if (place != null && place.node() instanceof Node.Folder folder) {
                walk(folder, path, place.path(), below, depth + 1);
            } else if (place != null && isInput(place.path())) {
                visitFile(place.node(), path, input, List.of(), depth);
            } else if (place != null) {
                lost(path, input, "is a link to " + place.path() + ", which is not among the inputs");
            }
        } catch (Root.LostException e) {
            lost(path, input, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            host.blind(path, "cannot be read", "read it as root");
        }
    }

    /** An archive keeps nothing else, and a directory must not give more than its archive. */
    private boolean isInput(String path) {
        return table.input(path.substring(1).split("/"), 0) != null;
    }

    private void lost(String path, @Nullable Input input, String reason) {
        if (input != null && !input.aliases()) {
            host.blind(path, reason, "collect what the link points to as well");
        }
    }

    private static boolean isEtc(String path) {
        return path.equals("/etc") || path.startsWith("/etc/");
    }

    /** What a link to /dev/null stands for. */
    private enum Nothing implements Node.Document {
        INSTANCE;

        @Override
        public long size() {
            return 0;
        }

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }
    }
}
