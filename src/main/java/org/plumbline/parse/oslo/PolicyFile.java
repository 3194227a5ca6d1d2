package org.plumbline.parse.oslo;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A policy file of oslo.policy, YAML or JSON: rule name to check. Of a repeated name the last one counts. Checks in the
 * old list form are written out with {@code and} and {@code or}; an empty check, like {@code @}, allows everyone.
 *
 * @param rules the rules that count, in the order of the lines; the key is the rule's name, the value its check
 */
public record PolicyFile(List<Entry> rules) {

    public static Parsed<PolicyFile> parse(Location file, String text) {
        return new Reader(file.whole(), text).read();
    }

    public Optional<Entry> rule(String name) {
        return rules.stream().filter(rule -> rule.key().equals(name)).findFirst();
    }

    /** Walks the events of one document, so that what stands before a mistake is kept. */
    private static final class Reader {

        private static final int MAX_DEPTH = 32;
        private static final int MAX_CHARACTERS = 16 << 20;

        private final Location file;
        private final Parser events;
        private final Resolver types = new Resolver();
        private final Map<String, Entry> rules = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Reader(Location file, String text) {
            this.file = file;
            var options = new LoaderOptions();
            options.setCodePointLimit(MAX_CHARACTERS);
            // JSON allows tabs where YAML does not; oslo.policy tries JSON first.
            var json = text.stripLeading().startsWith("{");
            this.events =
                    new ParserImpl(new StreamReader(new StringReader(json ? text.replace('\t', ' ') : text)), options);
        }

        Parsed<PolicyFile> read() {
            try {
                document();
            } catch (MarkedYAMLException broken) {
                var mark = broken.getProblemMark();
                problem(mark == null ? 0 : mark.getLine() + 1, "the file is not valid YAML from here on", true);
            } catch (YAMLException broken) {
                problem(0, "the file is not valid YAML", true);
            }
            return new Parsed<>(new PolicyFile(List.copyOf(rules.values())), List.copyOf(problems));
        }

        private void document() {
            events.getEvent();
            if (events.checkEvent(Event.ID.StreamEnd)) {
                return;
            }
            events.getEvent();
            var root = events.getEvent();
            if (!(root instanceof MappingStartEvent)) {
                boolean empty = root instanceof ScalarEvent scalar && isNull(scalar);
                if (!empty) {
                    problem(line(root), "the file does not hold rules by name", true);
                }
                return;
            }
            while (!events.checkEvent(Event.ID.MappingEnd)) {
                rule();
            }
            events.getEvent();
            events.getEvent();
            if (!events.checkEvent(Event.ID.StreamEnd)) {
                problem(line(events.peekEvent()), "something stands behind the rules", true);
            }
        }

        private void rule() {
            var key = events.getEvent();
            if (!(key instanceof ScalarEvent name)) {
                problem(line(key), "a rule's name is not a text", true);
                skip(key);
                skip(events.getEvent());
                return;
            }
            var at = file.line(line(key));
            var check = check(events.getEvent());
            if (rules.remove(name.getValue()) != null) {
                problem(at.line(), "a rule is defined a second time, and only the last one counts", false);
            }
            rules.put(name.getValue(), new Entry("", name.getValue(), check, at));
        }

        private String check(Event value) {
            if (value instanceof ScalarEvent scalar) {
                if (isNull(scalar)) {
                    problem(line(value), "a rule has no check and allows everyone", false);
                    return "";
                }
                return scalar.getValue();
            }
            if (value instanceof SequenceStartEvent) {
                return list();
            }
            problem(line(value), "a rule's check is neither a text nor a list", true);
            skip(value);
            return "";
        }

        /** The old form: a list of alternatives, each a check or a list of checks that must all hold. */
        private String list() {
            var alternatives = new ArrayList<String>();
            while (!events.checkEvent(Event.ID.SequenceEnd)) {
                var item = events.getEvent();
                if (item instanceof SequenceStartEvent) {
                    alternatives.add(conjunction());
                } else if (item instanceof ScalarEvent scalar) {
                    alternatives.add(scalar.getValue());
                } else {
                    problem(line(item), "a check is not a text", true);
                    skip(item);
                }
            }
            events.getEvent();
            return alternatives.size() == 1 ? alternatives.get(0) : String.join(" or ", alternatives);
        }

        private String conjunction() {
            var checks = new ArrayList<String>();
            while (!events.checkEvent(Event.ID.SequenceEnd)) {
                var item = events.getEvent();
                if (item instanceof ScalarEvent scalar) {
                    checks.add(scalar.getValue());
                } else {
                    problem(line(item), "a check is not a text", true);
                    skip(item);
                }
            }
            events.getEvent();
            return checks.size() == 1 ? checks.get(0) : "(" + String.join(" and ", checks) + ")";
        }

        /** Passes over the rest of a node whose first event was taken. */
        private void skip(Event first) {
            int depth = opens(first) ? 1 : 0;
            while (depth > 0) {
                var event = events.getEvent();
                boolean closes = event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd);
                depth += opens(event) ? 1 : closes ? -1 : 0;
                if (depth > MAX_DEPTH) {
                    throw new YAMLException("nested too deep");
                }
            }
        }

        private static boolean opens(Event event) {
            return event instanceof MappingStartEvent || event instanceof SequenceStartEvent;
        }

        private boolean isNull(ScalarEvent scalar) {
            return scalar.isPlain()
                    && types.resolve(NodeId.scalar, scalar.getValue(), true).equals(Tag.NULL);
        }

        private static int line(Event event) {
            return event.getStartMark() == null ? 0 : event.getStartMark().getLine() + 1;
        }

        private void problem(int line, String reason, boolean fatal) {
            problems.add(new Problem(file.line(line), reason, fatal));
        }
    }
}
