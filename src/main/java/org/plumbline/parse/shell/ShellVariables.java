package org.plumbline.parse.shell;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that a script sets to literals, with bounds on what filling them in may cost. */
final class ShellVariables {

    private static final int MAX_VARIABLES = 256;
    private static final int MAX_VALUE = 1_024;

    private final Map<String, String> values;
    private int budget = 1_000_000;

    ShellVariables(Map<String, String> initial) {
        values = new HashMap<>(initial);
    }

    /** The value; null when it is unknown or the text has grown too much already. */
    @Nullable
    String value(String name) {
        var value = values.get(name);
        budget -= value == null ? 0 : value.length();
        return budget < 0 ? null : value;
    }

    /** Remembers a literal; a value that a command gives makes the variable unknown. */
    void assign(String name, String value) {
        boolean literal = value.length() <= MAX_VALUE && value.indexOf('`') < 0 && !value.contains("$(");
        if (literal && (values.size() < MAX_VARIABLES || values.containsKey(name))) {
            values.put(name, value);
        } else {
            values.remove(name);
        }
    }

    Map<String, String> with(Map<String, String> local) {
        var all = new HashMap<>(values);
        all.putAll(local);
        return Map.copyOf(all);
    }
}
