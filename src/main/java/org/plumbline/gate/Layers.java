package org.plumbline.gate;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.configuration2.BaseConfiguration;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a profile from all places that may make one, highest first. Keys are paths with dots ({@code
 * coverage.floor}); values are what YAML makes of them. Nothing in a value is ever expanded: only {@code getProperty}
 * is used, every other accessor of the library interpolates.
 */
final class Layers {

    private final CompositeConfiguration layers = new CompositeConfiguration();

    /** Adds a layer below those that are there. */
    Layers below(Map<String, Object> settings) {
        var layer = new BaseConfiguration();
        settings.forEach(layer::setProperty);
        layers.addConfiguration(layer);
        return this;
    }

    int depth() {
        return layers.getNumberOfConfigurations() - 1;
    }

    /** The value of the highest layer that has one. */
    @Nullable
    Object get(String key) {
        return layers.getProperty(key);
    }

    SortedSet<String> keys() {
        var keys = new TreeSet<String>();
        layers.getKeys().forEachRemaining(keys::add);
        return keys;
    }

    /** The keys below a path, without the path, sorted. */
    List<String> below(String path) {
        return keys().stream()
                .filter(key -> key.startsWith(path + '.'))
                .map(key -> key.substring(path.length() + 1))
                .toList();
    }
}
