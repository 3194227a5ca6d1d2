package org.plumbline.report;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A stored result in which every text is the same hostile one, as nobody but an attacker would write it. */
final class HostileResult {

    private HostileResult() {}

    static Result of(String text) {
        return (Result) value(Result.class, "", text);
    }

    private static Object value(Type type, String name, String text) {
        if (type instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            var inner = value(arguments[arguments.length - 1], name, text);
            return generic.getRawType() == Map.class ? Map.of(text, inner) : List.of(inner);
        }
        if (type == String.class) {
            return name.equals("verdict") && text.isEmpty() ? "FAIL" : text;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == double.class) {
            return 50.0;
        }
        if (type == boolean.class || type == Boolean.class) {
            return false;
        }
        return record((Class<?>) type, text);
    }

    private static Object record(Class<?> type, String text) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(c -> value(c.getGenericType(), c.getName(), text))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
