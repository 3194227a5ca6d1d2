package org.plumbline.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Location;

/**
 * A JSON value and the line it stands on. Asking a value for something it is not gives the absent value or an empty
 * Optional, never a default: what was not recorded stays unknown. A JSON null counts as absent.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(200).build())
            .build();

    private final Location file;
    private final int line;
    private final @Nullable Object value;

    public Json(Location file, int line, @Nullable Object value) {
        this.file = file;
        this.line = line;
        this.value = value;
    }

    /** A value that is not there. */
    public static Json absent(Location at) {
        return new Json(at.whole(), at.line(), null);
    }

    /**
     * Reads the first value of a text. Lines before it that a wrapper printed are passed over. Of a broken or truncated
     * text the part before the break is kept, with a fatal problem.
     */
    public static Parsed<Json> parse(Location file, String text) {
        var all = read(file, text, 1);
        return new Parsed<>(all.value().isEmpty() ? absent(file) : all.value().get(0), all.problems());
    }

    /** Reads all values of a text that holds several, one after the other. */
    public static Parsed<List<Json>> parseAll(Location file, String text) {
        return read(file, text, Integer.MAX_VALUE);
    }

    private static Parsed<List<Json>> read(Location file, String text, int limit) {
        int start = JsonText.start(text);
        int skipped =
                (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        var roots = new ArrayList<Json>();
        try (var parser = FACTORY.createParser(JsonText.withoutBareNumbers(text.substring(start)))) {
            try {
                readRoots(parser, file, skipped, roots, limit);
                if (roots.isEmpty()) {
                    return new Parsed<>(roots, List.of(new Problem(file, "The text holds no JSON.", true)));
                }
            } catch (JsonProcessingException broken) {
                int line = skipped + parser.currentLocation().getLineNr();
                return new Parsed<>(roots, List.of(new Problem(file.line(line), "The JSON is broken here.", true)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Parsed.of(roots);
    }

    private static void readRoots(JsonParser parser, Location file, int skipped, List<Json> roots, int limit)
            throws IOException {
        Deque<Json> open = new ArrayDeque<>();
        String name = "";
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            int line = skipped + parser.currentTokenLocation().getLineNr();
            switch (token) {
                case FIELD_NAME -> name = parser.currentName();
                case END_OBJECT, END_ARRAY -> open.pop();
                default -> {
                    var node = new Json(file, line, value(parser));
                    attach(node, name, open.peek(), roots);
                    if (token.isStructStart()) {
                        open.push(node);
                    }
                }
            }
            if (open.isEmpty() && roots.size() >= limit) {
                return;
            }
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> new LinkedHashMap<String, Json>();
            case START_ARRAY -> new ArrayList<Json>();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> null;
        };
    }

    @SuppressWarnings("unchecked")
    private static void attach(Json node, String name, @Nullable Json parent, List<Json> roots) {
        if (parent == null) {
            roots.add(node);
        } else if (parent.value instanceof Map) {
            ((Map<String, Json>) parent.value).put(name, node);
        } else if (parent.value instanceof List) {
            ((List<Json>) parent.value).add(node);
        }
    }

    public Location at() {
        return file.line(line);
    }

    /** Whether something other than null stands here. */
    public boolean isPresent() {
        return value != null;
    }

    /** The member of an object; the absent value where there is none, placed at the object. */
    public Json get(String member) {
        var found = members().get(member);
        return found == null ? new Json(file, line, null) : found;
    }

    /** This object with one member more, placed where the object is. */
    public Json with(String member, Object more) {
        var members = new LinkedHashMap<>(members());
        members.put(member, new Json(file, line, more));
        return new Json(file, line, members);
    }

    /** The first of these members that is present: for attributes that changed their names. */
    public Json either(String first, String second) {
        var found = get(first);
        return found.isPresent() ? found : get(second);
    }

    /** The members of an object in the order of the text; empty for anything else. */
    @SuppressWarnings("unchecked")
    public Map<String, Json> members() {
        return value instanceof Map ? Collections.unmodifiableMap((Map<String, Json>) value) : Map.of();
    }

    /** The elements of an array; empty for anything else. */
    @SuppressWarnings("unchecked")
    public List<Json> items() {
        return value instanceof List ? Collections.unmodifiableList((List<Json>) value) : List.of();
    }

    public boolean isArray() {
        return value instanceof List;
    }

    public boolean isObject() {
        return value instanceof Map;
    }

    /** A string, or the digits of a number, or true or false; empty for null, objects and arrays. */
    public Optional<String> text() {
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    /** A number, or a string that is written as one; empty for {@code "infinite"} and the like. */
    public OptionalDouble number() {
        if (value instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        }
        return value instanceof String text ? Numbers.decimal(text) : OptionalDouble.empty();
    }

    /** A whole number, or a string that is written as one. */
    public OptionalLong integer() {
        if (value instanceof Long number) {
            return OptionalLong.of(number);
        }
        return value instanceof String text ? Numbers.integer(text) : OptionalLong.empty();
    }

    /** True or false, also as the string that some APIs write. */
    public Optional<Boolean> bool() {
        if (value instanceof Boolean bool) {
            return Optional.of(bool);
        }
        if (value instanceof String text && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Optional.of(Boolean.valueOf(text));
        }
        return Optional.empty();
    }

    /** The texts of an array's elements; elements that are no scalars are left out. */
    public List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
