package org.plumbline.snapshot;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root folder of a host in a snapshot. Links are followed inside it only, as they were on the host: an absolute one
 * starts at this folder, and nothing lies above it.
 */
record Root(Node.Folder folder) {

    private static final int MOST_LINKS = 40;

    /** Where a path led: the node and its path without links. */
    record Place(String path, Node node) {}

    /** A link leads nowhere; the message says why. */
    static final class LostException extends Exception {

        private static final long serialVersionUID = 1L;

        LostException(String reason) {
            super(reason);
        }
    }

    /** What lies at the absolute path; null when nothing does and no link was on the way. */
    @Nullable
    Place resolve(String path) throws IOException, LostException {
        var walk = new Walk(path);
        while (!walk.todo.isEmpty()) {
            var name = walk.todo.poll();
            if (name.equals("..")) {
                walk.up();
            } else if (!name.isEmpty() && !name.equals(".")) {
                var next = walk.child(name);
                if (next instanceof Node.Link link) {
                    walk.follow(link);
                } else if (next != null) {
                    walk.down(name, next);
                } else if (walk.links > 0) {
                    throw new LostException("is a link to " + walk.rest(name) + ", which is not in the snapshot");
                } else {
                    return null;
                }
            }
        }
        return new Place(walk.path(), walk.here());
    }

    private final class Walk {

        private final Deque<String> todo;
        private final List<String> names = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private int links;

        Walk(String path) {
            todo = new ArrayDeque<>(List.of(path.split("/")));
        }

        Node here() {
            return nodes.isEmpty() ? folder : nodes.get(nodes.size() - 1);
        }

        @Nullable
        Node child(String name) throws IOException {
            return here() instanceof Node.Folder inside ? inside.child(name) : null;
        }

        void up() {
            if (!names.isEmpty()) {
                names.remove(names.size() - 1);
                nodes.remove(nodes.size() - 1);
            }
        }

        void down(String name, Node next) {
            names.add(name);
            nodes.add(next);
        }

        void follow(Node.Link link) throws LostException {
            if (++links > MOST_LINKS) {
                throw new LostException("is a link that leads back to itself");
            }
            if (link.target().startsWith("/")) {
                names.clear();
                nodes.clear();
            }
            var target = link.target().split("/");
            for (int i = target.length - 1; i >= 0; i--) {
                todo.push(target[i]);
            }
        }

        String path() {
            return "/" + String.join("/", names);
        }

        String rest(String name) {
            var rest = new ArrayList<>(names);
            rest.add(name);
            rest.addAll(todo);
            return "/" + String.join("/", rest);
        }
    }
}
