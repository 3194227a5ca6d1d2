package org.plumbline.parse.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** Reads the statements of a Python settings file, one logical line after the other. */
final class PythonReader {

    private static final Set<String> CONDITIONAL = Set.of("if", "for", "while", "try", "with", "async", "match");
    private static final Set<String> GOES_ON = Set.of("elif", "else", "except", "finally");
    private static final Set<String> DEFINITION = Set.of("def", "class");
    private static final List<String> AUGMENTED =
            List.of("+=", "|=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "^=", ">>=", "<<=", "@=");

    /** A name, and the keys of the dictionary in it; opaque when something else follows. */
    private record Target(String name, List<String> keys, boolean opaque) {}

    private final Location file;
    private final PythonScanner in;
    private final Map<String, PythonValue> names;
    private final PythonExpression expressions;
    private final List<Problem> problems = new ArrayList<>();

    PythonReader(Location file, String text, LinkedHashMap<String, PythonValue> names) {
        this.file = file;
        this.in = new PythonScanner(text.startsWith("\uFEFF") ? text.substring(1) : text);
        this.names = names;
        this.expressions = new PythonExpression(in, file, names);
    }

    Map<String, PythonValue> names() {
        return names;
    }

    List<Problem> read() {
        while (!in.atEnd()) {
            boolean lineStart = in.isLineStart();
            boolean indented = lineStart && (in.peek() == ' ' || in.peek() == '\t');
            in.skipBlanks();
            if (in.peek() == '\n' || in.peek() == ';') {
                in.advance(1);
            } else if (!in.atEnd()) {
                int line = in.line();
                if (indented) {
                    problem(line, "a line is indented without a block", true);
                }
                statement(line);
            }
        }
        if (in.isBroken()) {
            problems.add(new Problem(file, "a string or bracket is not closed, or closed twice", true));
        }
        return List.copyOf(problems);
    }

    private void statement(int line) {
        var word = in.peekName();
        if (in.stringStart() > 0) {
            in.skipStatement();
        } else if (word.isEmpty() && in.peek() != '(') {
            if (in.peek() != '@') {
                problem(line, "a statement does not start with a name", in.peek() == ')' || in.peek() == ']');
            }
            in.skipStatement();
        } else if (DEFINITION.contains(word)) {
            block(false);
        } else if (CONDITIONAL.contains(word)) {
            problem(line, "a conditional block is not followed; what it sets is not known", false);
            block(true);
        } else if (word.equals("import") || word.equals("from")) {
            imported(line);
        } else if (word.equals("pass")) {
            in.skipStatement();
        } else {
            assignment(line);
        }
    }

    private void imported(int line) {
        for (in.takeName(); !in.atEnd() && in.peek() != '\n' && in.peek() != ';'; in.skipBlanks()) {
            if (in.peek() == '*') {
                problem(line, "every name of another module is imported; what it sets is not known", false);
            }
            if (in.peek() == '(') {
                in.skipBrackets();
            } else {
                in.advance(Math.max(1, in.peekName().length()));
            }
        }
    }

    /** Passes over a block and everything that belongs to it; names that it may set are no longer known. */
    private void block(boolean forget) {
        header(forget);
        while (!in.atEnd()) {
            boolean inside = in.peek() == ' ' || in.peek() == '\t' || in.peek() == '\r';
            if (in.peek() == '\n') {
                in.advance(1);
            } else if (in.peek() == '#') {
                in.skipStatement();
            } else if (inside || GOES_ON.contains(in.peekName())) {
                in.skipBlanks();
                header(forget);
            } else {
                return;
            }
        }
    }

    /** One logical line of a block; behind the colon of a compound statement another may follow. */
    private void header(boolean forget) {
        var word = in.peekName();
        boolean compound = CONDITIONAL.contains(word) || GOES_ON.contains(word);
        while (!in.atEnd() && in.peek() != '\n') {
            if (forget && !compound) {
                forgetTargets();
            }
            while (!in.atEnd() && in.peek() != '\n' && in.peek() != ':' && in.peek() != ';') {
                in.skipExpression();
                if (in.peek() != '\n' && in.peek() != ':' && in.peek() != ';') {
                    in.advance(Math.max(1, in.peekName().length()));
                }
            }
            if (in.peek() != '\n') {
                in.advance(1);
                in.skipBlanks();
                compound = false;
            }
        }
        in.advance(1);
    }

    /** Every name that the statement assigns, or calls something on, may now have another value. */
    private void forgetTargets() {
        var at = file.line(in.line());
        boolean further = true;
        boolean valueMayFollow = false;
        while (further && !in.peekName().isEmpty()) {
            var target = target();
            boolean assigned = in.peek() == '=' && in.peek(1) != '=';
            boolean listed = in.peek() == ',';
            if (assigned || (!valueMayFollow && (listed || target.opaque() || isAugmented()))) {
                forget(target.name(), at);
            }
            further = assigned || (listed && !valueMayFollow);
            valueMayFollow |= assigned;
            in.advance(further ? 1 : 0);
            in.skipBlanks();
        }
    }

    private boolean isAugmented() {
        return AUGMENTED.stream().anyMatch(in::startsWith);
    }

    /** Django reads names in capitals only; others matter where a setting was made of them. */
    private void forget(String name, Location at) {
        if (!names.containsKey(name) && (name.isEmpty() || !Character.isUpperCase(name.charAt(0)))) {
            return;
        }
        names.put(name, new PythonValue.Computed("may be changed when the file runs", at));
    }

    private Target target() {
        var name = in.takeName();
        var keys = new ArrayList<String>();
        boolean opaque = false;
        for (in.skipBlanks(); in.peek() == '[' || in.peek() == '.' || in.peek() == '('; in.skipBlanks()) {
            if (in.peek() == '[') {
                in.enter();
                var key = expressions.read();
                in.skipToClose();
                in.leave(']');
                opaque |= key instanceof PythonValue.Computed;
                keys.add(PythonOperators.key(key));
            } else if (in.peek() == '(') {
                opaque = true;
                in.skipBrackets();
            } else {
                opaque = true;
                in.advance(1);
                in.skipBlanks();
                in.takeName();
            }
        }
        return new Target(name, keys, opaque);
    }

    private void assignment(int line) {
        var at = file.line(line);
        var targets = new ArrayList<Target>();
        boolean unpacked = in.take("(");
        targets.add(target());
        while (in.peek() == ',' || in.peek() == ')') {
            unpacked = true;
            in.advance(1);
            in.skipBlanks();
            if (!in.peekName().isEmpty()) {
                targets.add(target());
            }
        }
        if (in.peek() == ':') {
            in.advance(1);
            in.skipExpression();
        }
        if (isAugmented()) {
            augmented(targets.get(0), at);
        } else if (in.peek() == '=' && in.peek(1) != '=') {
            assigned(targets, unpacked, at);
        } else {
            targets.stream().filter(Target::opaque).forEach(target -> forget(target.name(), at));
            problem(line, "a statement is not an assignment of constants", false);
        }
        in.skipBlanks();
        if (!in.atEnd() && in.peek() != ';') {
            in.skipStatement();
        }
    }

    private void augmented(Target target, Location at) {
        boolean plus = in.startsWith("+=");
        boolean merge = in.startsWith("|=");
        in.advance(in.peek(1) == '=' ? 2 : 3);
        var right = whole();
        var left = names.get(target.name());
        if (!target.keys().isEmpty() || target.opaque() || left == null || !(plus || merge)) {
            forget(target.name(), at);
        } else if (plus) {
            names.put(target.name(), PythonOperators.plus(left, right));
        } else if (left instanceof PythonValue.Dict a && right instanceof PythonValue.Dict b) {
            var items = new LinkedHashMap<>(a.items());
            items.putAll(b.items());
            names.put(
                    target.name(),
                    new PythonValue.Dict(Collections.unmodifiableMap(items), a.complete() && b.complete(), a.at()));
        } else {
            forget(target.name(), at);
        }
    }

    private void assigned(List<Target> first, boolean unpacked, Location at) {
        var targets = new ArrayList<>(first);
        @Nullable PythonValue value = null;
        while (in.peek() == '=' && in.peek(1) != '=') {
            in.advance(1);
            in.skipBlanks();
            // A name here may be a further target of a chain; whether it is shows only behind it.
            var name = in.peekName();
            value = whole();
            in.skipBlanks();
            if (in.peek() == '=' && !name.isEmpty()) {
                targets.add(new Target(name, List.of(), false));
            }
        }
        for (var target : targets) {
            if (unpacked || target.opaque() || value == null) {
                forget(target.name(), at);
            } else {
                names.put(target.name(), placed(names.get(target.name()), target.keys(), value, at));
            }
        }
    }

    /** An expression, or several with commas between them: a tuple without parentheses. */
    private PythonValue whole() {
        var value = expressions.read();
        in.skipBlanks();
        if (in.peek() != ',') {
            return value;
        }
        var items = new ArrayList<PythonValue>();
        items.add(value);
        while (in.take(",")) {
            in.skipBlanks();
            if (in.peek() != '\n' && !in.atEnd()) {
                items.add(expressions.read());
                in.skipBlanks();
            }
        }
        return new PythonValue.Sequence(List.copyOf(items), value.at());
    }

    private static PythonValue placed(@Nullable PythonValue root, List<String> keys, PythonValue value, Location at) {
        if (keys.isEmpty()) {
            return value;
        }
        var dict = root instanceof PythonValue.Dict known ? known : new PythonValue.Dict(Map.of(), false, at);
        var items = new LinkedHashMap<>(dict.items());
        var key = keys.get(0);
        items.put(key, placed(items.get(key), keys.subList(1, keys.size()), value, at));
        return new PythonValue.Dict(Collections.unmodifiableMap(items), dict.complete(), dict.at());
    }

    private void problem(int line, String reason, boolean fatal) {
        problems.add(new Problem(file.line(line), reason, fatal));
    }
}
