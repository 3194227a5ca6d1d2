package org.plumbline.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The YAML of a profile as flat settings: {@code coverage: {floor: 90}} is {@code coverage.floor}. */
final class ProfileText {

    /** Deeper than any setting; an alias of YAML can nest a map in itself. */
    private static final int MOST_NESTED = 5;

    private ProfileText() {}

    /**
     * @param where the file, for messages
     * @throws ProfileException with the line where the text is no YAML map
     */
    static Map<String, Object> read(String where, String text) {
        Object root = parse(where, text);
        if (!(root instanceof Map<?, ?> settings)) {
            throw new ProfileException(where, "a profile is a map of settings");
        }
        var flat = new TreeMap<String, Object>();
        flatten(where, "", settings, flat, MOST_NESTED);
        return flat;
    }

    private static Object parse(String where, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object root = new Yaml(new SafeConstructor(options)).load(text);
            return root == null ? Map.of() : root;
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new ProfileException(mark == null ? where : where + ":" + (mark.getLine() + 1), e.getProblem());
        } catch (YAMLException e) {
            throw new ProfileException(where, String.valueOf(e.getMessage()));
        }
    }

    private static void flatten(String where, String path, Map<?, ?> settings, Map<String, Object> flat, int depth) {
        if (depth == 0) {
            throw new ProfileException(where, "%s is nested too deeply".formatted(path));
        }
        new LinkedHashMap<>(settings).forEach((name, value) -> {
            var key = path + name;
            if (value instanceof Map<?, ?> nested) {
                flatten(where, key + '.', nested, flat, depth - 1);
            } else if (value == null) {
                throw new ProfileException(where, "%s has no value".formatted(key));
            } else if (value instanceof List<?> list) {
                flat.put(key, list.stream().map(String::valueOf).toList());
            } else {
                flat.put(key, value);
            }
        });
    }
}
