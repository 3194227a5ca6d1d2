package org.plumbline.parse.python;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A Python file of settings (horizon's local_settings.py): what its assignments at the top level set, as far as constants
 * tell; never executed. A name that a condition, a loop or a call may change is {@link PythonValue.Computed}, so that it is
 * never taken for unset or for what an earlier line says.
 *
 * @param values by name, in the order of first assignment
 */
public record PythonSettings(Map<String, PythonValue> values) {

    public static final PythonSettings NONE = new PythonSettings(Map.of());

    public static Parsed<PythonSettings> parse(Location file, String text) {
        return parse(file, text, NONE);
    }

    /** Reads a file that is executed after others, with their names in sight: local_settings.d/*.py. */
    public static Parsed<PythonSettings> parse(Location file, String text, PythonSettings before) {
        var reader = new PythonReader(file.whole(), text, new LinkedHashMap<>(before.values));
        var problems = reader.read();
        return new Parsed<>(new PythonSettings(Collections.unmodifiableMap(reader.names())), problems);
    }

    /** The value of a name, or of a key of the dictionary of that name, and so on; empty when nothing sets it. */
    public Optional<PythonValue> get(String name, String... keys) {
        @Nullable PythonValue value = values.get(name);
        for (var key : keys) {
            if (value instanceof PythonValue.Dict dict) {
                var item = dict.items().get(key);
                value = item != null || dict.complete()
                        ? item
                        : new PythonValue.Computed("may be set elsewhere", dict.at());
            } else if (!(value instanceof PythonValue.Computed)) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(value);
    }
}
