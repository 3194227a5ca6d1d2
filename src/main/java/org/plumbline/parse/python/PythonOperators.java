package org.plumbline.parse.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Location;

/** What Python's operators make of known values. */
final class PythonOperators {

    private static final int MAX_LENGTH = 1 << 20;

    private PythonOperators() {}

    static PythonValue computed(Location at) {
        return new PythonValue.Computed("is computed when the file runs", at);
    }

    static PythonValue plus(PythonValue left, PythonValue right) {
        if (left instanceof PythonValue.Text a
                && right instanceof PythonValue.Text b
                && a.text().length() + b.text().length() <= MAX_LENGTH) {
            return new PythonValue.Text(a.text() + b.text(), left.at());
        }
        if (left instanceof PythonValue.Num a && right instanceof PythonValue.Num b) {
            return new PythonValue.Num(a.number() + b.number(), left.at());
        }
        if (left instanceof PythonValue.Sequence a
                && right instanceof PythonValue.Sequence b
                && a.items().size() + b.items().size() <= MAX_LENGTH) {
            var all = new ArrayList<>(a.items());
            all.addAll(b.items());
            return new PythonValue.Sequence(List.copyOf(all), left.at());
        }
        return computed(left.at());
    }

    /** Text with one {@code %s} per value; other directives only running could tell. */
    static PythonValue format(PythonValue left, PythonValue right) {
        var values = right instanceof PythonValue.Sequence sequence ? sequence.items() : List.of(right);
        if (!(left instanceof PythonValue.Text text)) {
            return computed(left.at());
        }
        var result = new StringBuilder();
        int used = 0;
        int from = 0;
        for (int percent = text.text().indexOf('%');
                percent >= 0;
                percent = text.text().indexOf('%', from)) {
            result.append(text.text(), from, percent);
            boolean literal = text.text().startsWith("%%", percent);
            var value = literal || used == values.size() ? null : printed(values.get(used++));
            if (!literal && (value == null || !text.text().startsWith("%s", percent))) {
                return computed(left.at());
            }
            result.append(literal ? "%" : value);
            from = percent + 2;
            if (result.length() > MAX_LENGTH) {
                return computed(left.at());
            }
        }
        result.append(text.text(), from, text.text().length());
        return used == values.size() ? new PythonValue.Text(result.toString(), left.at()) : computed(left.at());
    }

    private static @Nullable String printed(PythonValue value) {
        if (value instanceof PythonValue.Text
                || value instanceof PythonValue.Num
                || value instanceof PythonValue.Bool) {
            return key(value);
        }
        return null;
    }

    /** A key of a dictionary as text. */
    static String key(PythonValue value) {
        if (value instanceof PythonValue.Text text) {
            return text.text();
        }
        if (value instanceof PythonValue.Num num) {
            boolean whole = num.number() == Math.rint(num.number()) && Math.abs(num.number()) < 1e15;
            return whole ? Long.toString((long) num.number()) : Double.toString(num.number());
        }
        if (value instanceof PythonValue.Bool bool) {
            return bool.value() ? "True" : "False";
        }
        return value instanceof PythonValue.None ? "None" : "?";
    }

    /** The same value, said at another line. */
    static PythonValue moved(PythonValue value, Location at) {
        if (value instanceof PythonValue.Text text) {
            return new PythonValue.Text(text.text(), at);
        }
        if (value instanceof PythonValue.Bool bool) {
            return new PythonValue.Bool(bool.value(), at);
        }
        if (value instanceof PythonValue.Num num) {
            return new PythonValue.Num(num.number(), at);
        }
        if (value instanceof PythonValue.Sequence sequence) {
            return new PythonValue.Sequence(sequence.items(), at);
        }
        if (value instanceof PythonValue.Dict dict) {
            return new PythonValue.Dict(dict.items(), dict.complete(), at);
        }
        return value instanceof PythonValue.Computed computed
                ? new PythonValue.Computed(computed.reason(), at)
                : new PythonValue.None(at);
    }
}
