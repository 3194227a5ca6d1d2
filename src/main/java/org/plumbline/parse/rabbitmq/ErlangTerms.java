package org.plumbline.parse.rabbitmq;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * Erlang terms: advanced.config, rabbitmq.config, enabled_plugins, and what rabbitmqctl prints. Each term of a file ends
 * with a full stop; without it Erlang refuses the file. Of a malformed term, what was read is kept, and reading goes on
 * behind the next full stop.
 */
public final class ErlangTerms {

    private static final int MAX_DEPTH = 200;

    /** Why a term cannot be read; never leaves this package. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1;

        Malformed(String reason) {
            super(reason, null, false, false);
        }
    }

    private final ErlangScanner in;
    private final List<ErlangTerm> terms = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ErlangTerms(ErlangScanner in) {
        this.in = in;
    }

    /** The terms of a file, as {@code file:consult} reads them. */
    public static Parsed<List<ErlangTerm>> parse(Location file, String text) {
        var parser = new ErlangTerms(new ErlangScanner(file, text, 0));
        while (parser.in.skipBlanks() != '\0') {
            if (parser.add()) {
                parser.fullStop();
            }
        }
        return parser.result();
    }

    /** The terms that a command printed: without full stops, behind lines of text that start with neither [ nor {. */
    public static Parsed<List<ErlangTerm>> printed(Location file, String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) != '[' && text.charAt(start) != '{') {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        var parser = new ErlangTerms(new ErlangScanner(file, text, start));
        boolean more = true;
        while (more && (parser.in.skipBlanks() == '[' || parser.in.peek(0) == '{')) {
            more = parser.add();
            parser.in.accept(".");
        }
        return parser.result();
    }

    private Parsed<List<ErlangTerm>> result() {
        return new Parsed<>(List.copyOf(terms), List.copyOf(problems));
    }

    private boolean add() {
        try {
            term(terms::add, 0);
            return true;
        } catch (Malformed malformed) {
            problems.add(new Problem(in.here(), String.valueOf(malformed.getMessage()), true));
            toFullStop();
            return false;
        }
    }

    private void fullStop() {
        char c = in.skipBlanks();
        if (c != '\0' && in.atFullStop()) {
            in.next();
            return;
        }
        var reason = c == '\0' ? "the full stop at the end is missing" : "a full stop is missing";
        problems.add(new Problem(in.here(), reason, true));
        toFullStop();
    }

    private void toFullStop() {
        while (!in.ended() && !in.atFullStop()) {
            in.next();
        }
        in.next();
    }

    /** Hands a term to its parent even where it breaks off, so that what came before is kept. */
    private void term(Consumer<ErlangTerm> parent, int depth) throws Malformed {
        if (depth > MAX_DEPTH) {
            throw new Malformed("the terms are nested too deeply");
        }
        char c = in.skipBlanks();
        var at = in.here();
        if (in.accept("[")) {
            list(parent, at, depth);
        } else if (in.accept("{")) {
            tuple(parent, at, depth);
        } else if (in.accept("#{")) {
            map(parent, at, depth);
        } else {
            parent.accept(scalar(c, at));
        }
    }

    private void tuple(Consumer<ErlangTerm> parent, Location at, int depth) throws Malformed {
        var items = new ArrayList<ErlangTerm>();
        try {
            sequence(items, "}", depth);
        } finally {
            parent.accept(new ErlangTerm.Tuple(List.copyOf(items), at));
        }
    }

    private void list(Consumer<ErlangTerm> parent, Location at, int depth) throws Malformed {
        var items = new ArrayList<ErlangTerm>();
        var tail = new ArrayList<ErlangTerm>();
        try {
            sequence(items, "]|", depth);
            if (in.peek(-1) == '|') {
                sequence(tail, "]", depth);
            }
        } finally {
            parent.accept(joined(items, tail, at));
        }
    }

    /** {@code [a|[b]]} is {@code [a,b]}. */
    private static ErlangTerm joined(List<ErlangTerm> items, List<ErlangTerm> tail, Location at) {
        if (!tail.isEmpty() && tail.get(0) instanceof ErlangTerm.Items rest) {
            items.addAll(rest.items());
            return new ErlangTerm.Items(List.copyOf(items), rest.tail(), at);
        }
        return new ErlangTerm.Items(List.copyOf(items), tail.isEmpty() ? null : tail.get(0), at);
    }

    /** Terms between commas up to one of the closing characters, which is passed over. */
    private void sequence(List<ErlangTerm> items, String close, int depth) throws Malformed {
        if (in.skipBlanks() == close.charAt(0)) {
            in.next();
            return;
        }
        while (true) {
            term(items::add, depth + 1);
            char c = in.skipBlanks();
            in.next();
            if (close.indexOf(c) >= 0) {
                return;
            }
            if (c != ',') {
                throw new Malformed(c == '\0' ? "a bracket is not closed" : "a comma or bracket is missing");
            }
        }
    }

    private void map(Consumer<ErlangTerm> parent, Location at, int depth) throws Malformed {
        var pairs = new ArrayList<ErlangTerm.Tuple>();
        try {
            if (in.skipBlanks() == '}') {
                in.next();
                return;
            }
            do {
                pairs.add(pair(depth));
            } while (in.skipBlanks() == ',' && in.accept(","));
            if (!in.accept("}")) {
                throw new Malformed("a map is not closed");
            }
        } finally {
            parent.accept(new ErlangTerm.Pairs(List.copyOf(pairs), at));
        }
    }

    private ErlangTerm.Tuple pair(int depth) throws Malformed {
        var sides = new ArrayList<ErlangTerm>();
        in.skipBlanks();
        var at = in.here();
        term(sides::add, depth + 1);
        in.skipBlanks();
        if (!in.accept("=>")) {
            throw new Malformed("a map has a key without an arrow");
        }
        term(sides::add, depth + 1);
        return new ErlangTerm.Tuple(List.copyOf(sides), at);
    }

    private ErlangTerm scalar(char c, Location at) throws Malformed {
        if (c == '"') {
            return string(at);
        } else if (c == '\'') {
            in.next();
            return new ErlangTerm.Atom(in.quoted('\''), at);
        } else if (in.accept("<<")) {
            return binary(at);
        } else if (c == '<' || c == '#') {
            return new ErlangTerm.Handle(in.through('>'), at);
        } else if (c == '‹') {
            return new ErlangTerm.Text(in.through('›'), at);
        } else if (c == '-' || c == '+' || c == '$' || ErlangScanner.isDigit(c)) {
            return number(c, at);
        } else if (Character.isLowerCase(c)) {
            return word(at);
        }
        throw new Malformed(c == '\0' ? "a bracket is not closed" : "this is not a term");
    }

    /** An atom, or a fun as it is printed: {@code fun lists:map/2}. */
    private ErlangTerm word(Location at) {
        var word = in.word();
        if (!word.equals("fun") || !in.accept(" ")) {
            return new ErlangTerm.Atom(word, at);
        }
        var fun = new StringBuilder("fun ").append(in.word());
        while (in.peek(0) == ':' || in.peek(0) == '/') {
            fun.append(in.next()).append(in.word());
        }
        return new ErlangTerm.Handle(fun.toString(), at);
    }

    private ErlangTerm number(char sign, Location at) throws Malformed {
        boolean negative = sign == '-';
        if (negative || sign == '+') {
            in.next();
            in.skipBlanks();
        }
        if (in.accept("$")) {
            return new ErlangTerm.Int(BigInteger.valueOf(negative ? -in.character() : in.character()), at);
        }
        return in.number(negative, at);
    }

    /** Strings next to each other are one. */
    private ErlangTerm string(Location at) throws Malformed {
        var value = new StringBuilder();
        while (in.skipBlanks() == '"') {
            in.next();
            value.append(in.quoted('"'));
        }
        return new ErlangTerm.Text(value.toString(), at);
    }

    private ErlangTerm binary(Location at) throws Malformed {
        var value = new StringBuilder();
        char c = in.skipBlanks();
        while (c != '>') {
            segment(c, value);
            c = in.skipBlanks();
            if (c == ',') {
                in.next();
                c = in.skipBlanks();
            } else if (c != '>') {
                throw new Malformed("a binary is not closed");
            }
        }
        if (!in.accept(">>")) {
            throw new Malformed("a binary is not closed");
        }
        return new ErlangTerm.Binary(value.toString(), at);
    }

    private void segment(char c, StringBuilder value) throws Malformed {
        var part = scalar(c, in.here());
        int bits = 8;
        if (in.accept(":") && in.number(false, in.here()) instanceof ErlangTerm.Int size) {
            bits = size.value().min(BigInteger.valueOf(512)).intValue();
        }
        if (in.accept("/")) {
            in.word();
        }
        if (part instanceof ErlangTerm.Int number) {
            for (int shift = bits - 8; shift >= 0; shift -= 8) {
                value.append((char) (number.value().shiftRight(shift).intValue() & 0xff));
            }
        } else {
            value.append(part.text().orElse(""));
        }
    }
}
