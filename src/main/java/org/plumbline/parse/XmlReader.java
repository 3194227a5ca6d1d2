package org.plumbline.parse;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Location;

/**
 * XML of untrusted origin as a tree with line numbers. Document types and entities are not read, depth and size are
 * bounded, lines before the first tag (a tool's messages) are skipped, and of a truncated text all that stands before
 * the break is kept.
 */
public final class XmlReader {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 1_000_000;

    private final Location file;
    private final int skippedLines;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Open root;
    private int elements;

    private XmlReader(Location file, int skippedLines) {
        this.file = file;
        this.skippedLines = skippedLines;
    }

    /** The root element; empty when there is none. */
    public static Parsed<Optional<XmlElement>> parse(Location file, String text) {
        int start = startOfXml(text);
        if (start < 0) {
            return new Parsed<>(Optional.empty(), List.of(new Problem(file, "There is no XML in it.", true)));
        }
        int skipped =
                (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        return new XmlReader(file, skipped).read(text.substring(start));
    }

    private static int startOfXml(String text) {
        int at = text.indexOf('<');
        while (at > 0
                && text.charAt(at - 1) != '\n'
                && !text.substring(0, at).isBlank()
                && text.charAt(0) != '\uFEFF') {
            at = text.indexOf('<', at + 1);
        }
        return at;
    }

    private Parsed<Optional<XmlElement>> read(String text) {
        try {
            var reader = factory().createXMLStreamReader(new StringReader(text));
            int line = 1;
            while (reader.hasNext()) {
                take(reader, reader.next(), line);
                line = reader.getLocation().getLineNumber();
            }
            reader.close();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(1, e.getLocation().getLineNumber());
            problems.add(new Problem(file.line(line + skippedLines), "The XML is broken or cut off here.", true));
        } catch (IllegalStateException e) {
            problems.add(new Problem(file, "The XML is deeper or larger than we read.", true));
        }
        return new Parsed<>(Optional.ofNullable(root).map(Open::close), List.copyOf(problems));
    }

    private void take(XMLStreamReader reader, int event, int line) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader, line);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (!open.isEmpty() && !reader.isWhiteSpace()) {
                    open.getFirst().text.append(reader.getText());
                }
            }
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            default -> {
                // Comments, instructions and document types say nothing to us.
            }
        }
    }

    private void start(XMLStreamReader reader, int line) {
        if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new IllegalStateException();
        }
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        var element = new Open(reader.getLocalName(), attributes, file.line(line + skippedLines));
        if (open.isEmpty()) {
            root = element;
        } else {
            open.getFirst().children.add(element);
        }
        open.push(element);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** An element whose end tag was not seen yet. */
    private static final class Open {

        private final String name;
        private final Map<String, String> attributes;
        private final Location at;
        private final List<Open> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private Open(String name, Map<String, String> attributes, Location at) {
            this.name = name;
            this.attributes = attributes;
            this.at = at;
        }

        private XmlElement close() {
            return new XmlElement(
                    name,
                    Collections.unmodifiableMap(attributes),
                    children.stream().map(Open::close).toList(),
                    text.toString().strip(),
                    at);
        }
    }
}
