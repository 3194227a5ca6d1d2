package org.plumbline.parse.oslo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replaces {@code $name}, {@code ${name}} and {@code $group.name} in one value as oslo.config does: a bare name is looked
 * up in the value's own group and then in DEFAULT; {@code $$} and {@code \$} are a dollar sign.
 */
final class OsloSubstitution {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_LENGTH = 1 << 16;

    /** What became of a text: replaced, or why it could not be. */
    record Result(String text, OsloRead.State state, String reason) {}

    private final Function<OsloOption, Optional<String>> values;
    private final Map<OsloOption, String> replaced = new HashMap<>();
    private OsloRead.State state = OsloRead.State.SET;
    private String reason = "";

    /** @param values the raw value of an option, or its default */
    OsloSubstitution(Function<OsloOption, Optional<String>> values) {
        this.values = values;
    }

    Result replace(String group, String text) {
        var result = replace(group, text, 0);
        return new Result(result, state, reason);
    }

    private String replace(String group, String text, int depth) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        if (depth > MAX_DEPTH) {
            return fail(OsloRead.State.INVALID, "refers to itself");
        }
        var template = text.replace("\\$", "$$");
        var result = new StringBuilder();
        int at = 0;
        for (int dollar = template.indexOf('$'); dollar >= 0; dollar = template.indexOf('$', at)) {
            result.append(template, at, dollar);
            at = reference(group, template, dollar, depth, result);
            if (result.length() > MAX_LENGTH) {
                return fail(OsloRead.State.INVALID, "grows beyond " + MAX_LENGTH + " characters");
            }
        }
        return result.append(template, at, template.length()).toString();
    }

    /** Appends what the dollar sign stands for and returns where the text goes on. */
    private int reference(String group, String template, int dollar, int depth, StringBuilder result) {
        if (template.startsWith("$$", dollar)) {
            result.append('$');
            return dollar + 2;
        }
        boolean braced = template.startsWith("${", dollar);
        int start = braced ? dollar + 2 : dollar + 1;
        int end = nameEnd(template, start);
        if (end == start || (braced && !template.startsWith("}", end))) {
            result.append('$');
            return dollar + 1;
        }
        result.append(lookup(group, template.substring(start, end), depth));
        return braced ? end + 1 : end;
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (!first && (c == '.' || (c >= '0' && c <= '9')));
    }

    private String lookup(String group, String name, int depth) {
        int dot = name.indexOf('.');
        var own = dot < 0 ? OsloOption.of(group, name) : OsloOption.of(name.substring(0, dot), name.substring(dot + 1));
        var option = dot >= 0 || values.apply(own).isPresent() ? own : OsloOption.of("DEFAULT", name);
        var known = replaced.get(option);
        if (known != null) {
            return known;
        }
        var value = values.apply(option);
        if (value.isEmpty()) {
            return fail(OsloRead.State.UNRESOLVED, "refers to " + name + ", which no file sets");
        }
        var text = replace(option.group(), value.get(), depth + 1);
        replaced.put(option, text);
        return text;
    }

    private String fail(OsloRead.State worse, String why) {
        if (state != OsloRead.State.INVALID) {
            state = worse;
            reason = why;
        }
        return "";
    }
}
