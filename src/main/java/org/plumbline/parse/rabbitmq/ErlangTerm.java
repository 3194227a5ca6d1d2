package org.plumbline.parse.rabbitmq;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Location;

/** An Erlang term and the line where it starts. */
public sealed interface ErlangTerm {

    Location at();

    /** An atom, without its quotes. */
    record Atom(String name, Location at) implements ErlangTerm {}

    /** A string in double quotes, escapes resolved. */
    record Text(String value, Location at) implements ErlangTerm {}

    /** A binary; each byte or code point is one character of the value. */
    record Binary(String value, Location at) implements ErlangTerm {}

    /** An integer or a character. */
    record Int(BigInteger value, Location at) implements ErlangTerm {}

    record Float(double value, Location at) implements ErlangTerm {}

    record Tuple(List<ErlangTerm> items, Location at) implements ErlangTerm {}

    /**
     * A list.
     *
     * @param tail what stands after the bar of an improper list
     */
    record Items(List<ErlangTerm> items, @Nullable ErlangTerm tail, Location at) implements ErlangTerm {}

    /** A map; the pairs are tuples of two. */
    record Pairs(List<Tuple> pairs, Location at) implements ErlangTerm {}

    /** What only a running node can print: a pid, port, reference or fun, as it is written. */
    record Handle(String written, Location at) implements ErlangTerm {}

    /** An atom, string, binary, number or handle as text; empty for what has parts. */
    default Optional<String> text() {
        if (this instanceof Atom atom) {
            return Optional.of(atom.name());
        } else if (this instanceof Text text) {
            return Optional.of(text.value());
        } else if (this instanceof Binary binary) {
            return Optional.of(binary.value());
        } else if (this instanceof Int number) {
            return Optional.of(number.value().toString());
        } else if (this instanceof Float number) {
            return Optional.of(Double.toString(number.value()));
        }
        return this instanceof Handle handle ? Optional.of(handle.written()) : Optional.empty();
    }

    /** The elements of a list or tuple, the pairs of a map; empty for anything else. */
    default List<ErlangTerm> items() {
        if (this instanceof Items list) {
            return list.items();
        } else if (this instanceof Tuple tuple) {
            return tuple.items();
        }
        return this instanceof Pairs map ? List.copyOf(map.pairs()) : List.of();
    }

    /** The texts of those elements that are texts. */
    default List<String> texts() {
        return items().stream().map(ErlangTerm::text).flatMap(Optional::stream).toList();
    }

    /**
     * The value under a key of a property list, a map or a single pair: the second element of the first pair with that
     * key, or the atom true where the key stands alone in a list, as {@code proplists:get_value} has it.
     *
     * @param path keys from the outside in
     */
    default Optional<ErlangTerm> get(String... path) {
        Optional<ErlangTerm> here = Optional.of(this);
        for (var key : path) {
            here = here.flatMap(term -> term.member(key));
        }
        return here;
    }

    private Optional<ErlangTerm> member(String key) {
        for (var item : this instanceof Tuple ? List.of(this) : items()) {
            if (item instanceof Tuple pair
                    && pair.items().size() == 2
                    && pair.items().get(0).text().filter(key::equals).isPresent()) {
                return Optional.of(pair.items().get(1));
            }
            if (item instanceof Atom flag && flag.name().equals(key) && this instanceof Items) {
                return Optional.of(new Atom("true", flag.at()));
            }
        }
        return Optional.empty();
    }
}
