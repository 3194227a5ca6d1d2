package org.plumbline.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The thresholds of one control, as the profile left them; a fact that its rule may match.
 *
 * @param control the control's id
 */
public record Params(String control, Map<String, Object> values) {

    public double number(String name) {
        return get(name) instanceof Number number
                ? number.doubleValue()
                : Double.parseDouble(get(name).toString());
    }

    public String text(String name) {
        return get(name).toString();
    }

    public List<String> list(String name) {
        return get(name) instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of(text(name));
    }

    private Object get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The control (%s) declares no param (%s).".formatted(control, name));
        }
        return value;
    }
}
