package org.plumbline.parse.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.snapshot.Location;

/**
 * Evaluates the part of Python's expressions that settings are made of: literals, names that are already known, {@code +},
 * {@code %} with {@code %s}, {@code not}, {@code a if b else c}, keys of known dictionaries, and {@code _("text")}. Everything
 * else is passed over and {@link PythonValue.Computed}.
 */
final class PythonExpression {

    private static final int MAX_DEPTH = 60;
    private static final Set<String> TRANSLATIONS =
            Set.of("_", "gettext", "gettext_lazy", "ugettext", "ugettext_lazy", "pgettext_lazy");

    private final PythonScanner in;
    private final Location file;
    private final Map<String, PythonValue> names;
    private int depth;

    PythonExpression(PythonScanner in, Location file, Map<String, PythonValue> names) {
        this.in = in;
        this.file = file;
        this.names = names;
    }

    /** Takes one expression, up to a comma or another end. */
    PythonValue read() {
        var at = at();
        if (depth >= MAX_DEPTH) {
            in.skipExpression();
            return new PythonValue.Computed("is nested too deep", at);
        }
        depth++;
        var value = sum();
        in.skipBlanks();
        if (in.peekName().equals("if")) {
            value = conditional(value);
        }
        depth--;
        return value;
    }

    private PythonValue conditional(PythonValue then) {
        in.takeName();
        var condition = sum();
        in.skipBlanks();
        if (!in.peekName().equals("else")) {
            return PythonOperators.computed(at());
        }
        in.takeName();
        var otherwise = read();
        return condition
                .truth()
                .map(holds -> holds ? then : otherwise)
                .orElseGet(() -> PythonOperators.computed(then.at()));
    }

    private PythonValue sum() {
        in.skipBlanks();
        var value = operand();
        for (in.skipBlanks(); !isEnd(); in.skipBlanks()) {
            char operator = in.peek();
            if ((operator == '+' || operator == '%') && in.peek(1) != '=') {
                in.advance(1);
                in.skipBlanks();
                var right = operand();
                value = operator == '+' ? PythonOperators.plus(value, right) : PythonOperators.format(value, right);
            } else {
                in.skipExpression();
                return PythonOperators.computed(value.at());
            }
        }
        return value;
    }

    private boolean isEnd() {
        char c = in.peek();
        boolean assignment = c == '=' && in.peek(1) != '=';
        return in.atEnd()
                || ",:;)]}\n".indexOf(c) >= 0
                || assignment
                || Set.of("if", "else", "for", "async").contains(in.peekName());
    }

    private PythonValue operand() {
        var at = at();
        if (depth >= MAX_DEPTH) {
            return passedOver(at);
        }
        depth++;
        var value = operand(at);
        depth--;
        return value;
    }

    private PythonValue operand(Location at) {
        char c = in.peek();
        int string = in.stringStart();
        if (string > 0) {
            return trailers(strings(at));
        }
        if (c == '(') {
            return trailers(parenthesis(at));
        }
        if (c == '[') {
            return trailers(list(at));
        }
        if (c == '{') {
            return trailers(braces(at));
        }
        if (Character.isDigit(c) || (c == '.' && Character.isDigit(in.peek(1)))) {
            return number(at);
        }
        if (c == '-' || c == '+') {
            return signed(at, c == '-');
        }
        return in.peekName().isEmpty() ? passedOver(at) : name(at);
    }

    private PythonValue signed(Location at, boolean negative) {
        in.advance(1);
        in.skipBlanks();
        var value = operand();
        return value instanceof PythonValue.Num num
                ? new PythonValue.Num(negative ? -num.number() : num.number(), at)
                : PythonOperators.computed(at);
    }

    private PythonValue number(Location at) {
        var digits = new StringBuilder();
        while (Character.isLetterOrDigit(in.peek())
                || in.peek() == '.'
                || in.peek() == '_'
                || ((in.peek() == '-' || in.peek() == '+')
                        && digits.toString().toLowerCase(Locale.ROOT).matches("[0-9._]+e"))) {
            digits.append(in.peek());
            in.advance(1);
        }
        return PythonLiteral.number(digits.toString())
                .<PythonValue>map(value -> new PythonValue.Num(value, at))
                .orElseGet(() -> PythonOperators.computed(at));
    }

    private PythonValue name(Location at) {
        var name = in.takeName();
        switch (name) {
            case "True", "False" -> {
                return new PythonValue.Bool(name.equals("True"), at);
            }
            case "None" -> {
                return new PythonValue.None(at);
            }
            case "not" -> {
                var value = sum();
                return value.truth()
                        .<PythonValue>map(truth -> new PythonValue.Bool(!truth, at))
                        .orElseGet(() -> PythonOperators.computed(at));
            }
            default -> {
                if (TRANSLATIONS.contains(name) && in.peek() == '(') {
                    return trailers(parenthesis(at));
                }
                var known = names.get(name);
                return trailers(known == null ? PythonOperators.computed(at) : PythonOperators.moved(known, at));
            }
        }
    }

    /** What follows a value: keys are followed into known dictionaries; attributes and calls only running could tell. */
    private PythonValue trailers(PythonValue start) {
        var value = start;
        for (in.skipBlanks(); ; in.skipBlanks()) {
            if (in.peek() == '[') {
                in.enter();
                var key = read();
                in.skipBlanks();
                boolean plain = in.peek() == ']';
                in.skipToClose();
                in.leave(']');
                value = plain ? item(value, key) : PythonOperators.computed(value.at());
            } else if (in.peek() == '(') {
                in.skipBrackets();
                value = PythonOperators.computed(value.at());
            } else if (in.peek() == '.') {
                in.advance(1);
                in.skipBlanks();
                in.takeName();
                value = PythonOperators.computed(value.at());
            } else {
                return value;
            }
        }
    }

    private static PythonValue item(PythonValue value, PythonValue key) {
        var found = value instanceof PythonValue.Dict dict && !(key instanceof PythonValue.Computed)
                ? dict.items().get(PythonOperators.key(key))
                : null;
        return found == null ? PythonOperators.computed(value.at()) : PythonOperators.moved(found, value.at());
    }

    private PythonValue strings(Location at) {
        var text = new StringBuilder();
        boolean computed = false;
        for (int start = in.stringStart(); start > 0; start = in.stringStart()) {
            var prefix = new StringBuilder();
            for (int i = 0; i < start && Character.isLetter(in.peek(i)); i++) {
                prefix.append(Character.toLowerCase(in.peek(i)));
            }
            var content = in.takeString(start);
            computed |= prefix.indexOf("f") >= 0 && content.indexOf('{') >= 0;
            text.append(prefix.indexOf("r") >= 0 ? content : PythonLiteral.unescape(content));
            in.skipBlanks();
        }
        return computed ? PythonOperators.computed(at) : new PythonValue.Text(text.toString(), at);
    }

    private PythonValue parenthesis(Location at) {
        in.enter();
        var items = new ArrayList<PythonValue>();
        boolean tuple = in.peek() == ')';
        boolean known = items(items, ')');
        tuple |= items.size() != 1 || lastWasComma;
        in.leave(')');
        if (!known) {
            return PythonOperators.computed(at);
        }
        return tuple ? new PythonValue.Sequence(List.copyOf(items), at) : PythonOperators.moved(items.get(0), at);
    }

    private PythonValue list(Location at) {
        in.enter();
        var items = new ArrayList<PythonValue>();
        boolean known = items(items, ']');
        in.leave(']');
        return known ? new PythonValue.Sequence(List.copyOf(items), at) : PythonOperators.computed(at);
    }

    private boolean lastWasComma;

    /** Takes items up to the closing bracket; false when they cannot all be told. */
    private boolean items(List<PythonValue> items, char end) {
        boolean known = true;
        boolean comma = false;
        while (!in.atEnd() && in.peek() != end) {
            comma = false;
            boolean spread = in.take("*");
            var value = read();
            in.skipBlanks();
            if (spread && value instanceof PythonValue.Sequence sequence) {
                items.addAll(sequence.items());
            } else {
                items.add(value);
                known &= !spread;
            }
            if (in.take(",")) {
                comma = true;
            } else if (in.peek() != end) {
                known = false;
                in.skipToClose();
                break;
            }
            in.skipBlanks();
        }
        lastWasComma = comma;
        return known;
    }

    private PythonValue braces(Location at) {
        in.enter();
        var items = new LinkedHashMap<String, PythonValue>();
        var elements = new ArrayList<PythonValue>();
        boolean complete = true;
        while (!in.atEnd() && in.peek() != '}') {
            if (in.take("**")) {
                complete &= spread(items, read());
            } else {
                var key = read();
                in.skipBlanks();
                if (in.peek() == ':') {
                    in.advance(1);
                    var value = read();
                    complete &= !(key instanceof PythonValue.Computed);
                    if (!(key instanceof PythonValue.Computed)) {
                        items.put(PythonOperators.key(key), value);
                    }
                } else {
                    elements.add(key);
                }
            }
            in.skipBlanks();
            if (!in.take(",") && in.peek() != '}') {
                complete = false;
                in.skipToClose();
                break;
            }
            in.skipBlanks();
        }
        in.leave('}');
        if (!elements.isEmpty()) {
            return items.isEmpty() && complete
                    ? new PythonValue.Sequence(List.copyOf(elements), at)
                    : PythonOperators.computed(at);
        }
        return new PythonValue.Dict(Collections.unmodifiableMap(items), complete, at);
    }

    private static boolean spread(Map<String, PythonValue> items, PythonValue value) {
        if (value instanceof PythonValue.Dict dict) {
            items.putAll(dict.items());
            return dict.complete();
        }
        return false;
    }

    private PythonValue passedOver(Location at) {
        in.skipExpression();
        return PythonOperators.computed(at);
    }

    private Location at() {
        return file.line(in.line());
    }
}
