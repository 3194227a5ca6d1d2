package org.plumbline.parse.oslo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an option of an oslo.config file stands.
 *
 * @param group the section; case counts only for {@code DEFAULT}
 * @param name the key; case counts, and dashes are not underscores
 * @param deprecated earlier places of the same option, which still work; the current one wins within a file
 */
public record OsloOption(String group, String name, List<OsloOption> deprecated) {

    public OsloOption {
        group = group.equals("DEFAULT") ? group : group.toLowerCase(Locale.ROOT);
    }

    public static OsloOption of(String group, String name) {
        return new OsloOption(group, name, List.of());
    }

    /** The same option, known under one more earlier place. */
    public OsloOption formerly(String oldGroup, String oldName) {
        var all = new ArrayList<>(deprecated);
        all.add(of(oldGroup, oldName));
        return new OsloOption(group, name, List.copyOf(all));
    }

    /** The places in the order in which they are looked up. */
    List<OsloOption> places() {
        if (deprecated.isEmpty()) {
            return List.of(this);
        }
        var places = new ArrayList<OsloOption>(deprecated.size() + 1);
        places.add(of(group, name));
        places.addAll(deprecated);
        return places;
    }

    /** The environment variable that overrides it. */
    public String variable() {
        return "OS_" + group.toUpperCase(Locale.ROOT) + "__" + name.toUpperCase(Locale.ROOT);
    }

    // A record's own equals and hashCode are linked when first used, which a start would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OsloOption that
                && name.equals(that.name)
                && group.equals(that.group)
                && deprecated.equals(that.deprecated);
    }

    @Override
    public int hashCode() {
        return group.hashCode() * 31 + name.hashCode();
    }

    @Override
    public String toString() {
        return "[" + group + "] " + name;
    }
}
