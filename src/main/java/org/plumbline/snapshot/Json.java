package org.plumbline.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What snapshots say about themselves, as far as it can be understood; never an exception. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The object in the bytes; empty when they hold none. */
    static Map<?, ?> object(byte[] bytes) {
        return map(parse(bytes));
    }

    /** The array in the bytes; empty when they hold none. */
    static List<?> array(byte[] bytes) {
        return list(parse(bytes));
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The number; the fallback where there is none. */
    static int number(@Nullable Object value, int fallback) {
        return value instanceof Number number ? number.intValue() : fallback;
    }

    private static @Nullable Object parse(byte[] bytes) {
        try (var json = FACTORY.createParser(bytes)) {
            json.nextToken();
            return value(json);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        var token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                map.put(name, value(json));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            var list = new ArrayList<@Nullable Object>();
            while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
                list.add(value(json));
            }
            return list;
        }
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT) {
            return json.getIntValue();
        }
        return token == null || token == JsonToken.VALUE_NULL ? null : json.getText();
    }
}
