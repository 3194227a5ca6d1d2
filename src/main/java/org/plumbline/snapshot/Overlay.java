package org.plumbline.snapshot;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Folders laid over each other: what lies in several is taken from the last, and folders are merged. */
final class Overlay implements Node.Folder {

    private final List<Node.Folder> layers;

    private Overlay(List<Node.Folder> layers) {
        this.layers = layers;
    }

    static Node.Folder of(List<Node.Folder> layers) {
        return layers.size() == 1 ? layers.get(0) : new Overlay(layers);
    }

    /** The folder without the paths in it that the test is true of, and without what lies below them. */
    static Node.Folder without(Node.Folder folder, Predicate<String> leftOut) {
        return new Partial(folder, "", leftOut);
    }

    @Override
    public SortedMap<String, Node> children() throws IOException {
        var children = new TreeMap<String, Node>();
        for (var layer : layers) {
            layer.children().forEach((name, node) -> children.merge(name, node, Overlay::over));
        }
        return Collections.unmodifiableSortedMap(children);
    }

    @Override
    public @Nullable Node child(String name) throws IOException {
        Node found = null;
        for (var layer : layers) {
            var node = layer.child(name);
            if (node != null) {
                found = found == null ? node : over(found, node);
            }
        }
        return found;
    }

    private static Node over(Node below, Node above) {
        return below instanceof Node.Folder lower && above instanceof Node.Folder upper
                ? new Overlay(List.of(lower, upper))
                : above;
    }

    private record Partial(Node.Folder folder, String path, Predicate<String> leftOut) implements Node.Folder {

        @Override
        public SortedMap<String, Node> children() throws IOException {
            var children = new TreeMap<String, Node>();
            for (var child : folder.children().entrySet()) {
                var node = part(child.getKey(), child.getValue());
                if (node != null) {
                    children.put(child.getKey(), node);
                }
            }
            return Collections.unmodifiableSortedMap(children);
        }

        @Override
        public @Nullable Node child(String name) throws IOException {
            var node = folder.child(name);
            return node == null ? null : part(name, node);
        }

        private @Nullable Node part(String name, Node node) {
            if (leftOut.test(path + name)) {
                return null;
            }
            return node instanceof Node.Folder inner ? new Partial(inner, path + name + "/", leftOut) : node;
        }
    }
}
