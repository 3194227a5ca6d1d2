package org.plumbline.parse.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.snapshot.Location;

/** A value in a Python settings file, as far as it can be told without running the file. */
public sealed interface PythonValue {

    /** The line where it was assigned. */
    Location at();

    record Text(String text, Location at) implements PythonValue {}

    record Num(double number, Location at) implements PythonValue {}

    record Bool(boolean value, Location at) implements PythonValue {}

    record None(Location at) implements PythonValue {}

    /** A list, tuple or set. */
    record Sequence(List<PythonValue> items, Location at) implements PythonValue {}

    /**
     * A dictionary.
     *
     * @param items by key, in order; keys that are no texts as Python would print them
     * @param complete whether these are all items there can be
     */
    record Dict(Map<String, PythonValue> items, boolean complete, Location at) implements PythonValue {}

    /** Something that only running the file could tell. */
    record Computed(String reason, Location at) implements PythonValue {}

    /** Whether Python takes it for true; empty where that cannot be told. */
    default Optional<Boolean> truth() {
        if (this instanceof Computed
                || (this instanceof Dict dict && dict.items().isEmpty() && !dict.complete())) {
            return Optional.empty();
        }
        return Optional.of(!(this instanceof None
                || (this instanceof Bool bool && !bool.value())
                || (this instanceof Num num && num.number() == 0)
                || (this instanceof Text text && text.text().isEmpty())
                || (this instanceof Sequence sequence && sequence.items().isEmpty())
                || (this instanceof Dict dict && dict.items().isEmpty())));
    }
}
