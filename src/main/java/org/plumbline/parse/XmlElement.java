package org.plumbline.parse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.snapshot.Location;

/**
 * An element of an XML text.
 *
 * @param name local name, without prefix
 * @param attributes attributes by local name, in the order of the text
 * @param children child elements, in the order of the text
 * @param text character data directly inside, stripped
 * @param at the line where the start tag begins
 */
public record XmlElement(
        String name, Map<String, String> attributes, List<XmlElement> children, String text, Location at) {

    /** The attribute's value; empty when it is not there. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** Whether the attribute says yes as XML Schema and Pacemaker spell it. */
    public boolean isTrue(String attribute) {
        return switch (attribute(attribute)) {
            case "true", "1", "yes", "on" -> true;
            default -> false;
        };
    }

    public Stream<XmlElement> children(String child) {
        return children.stream().filter(element -> element.name.equals(child));
    }

    public Optional<XmlElement> child(String child) {
        return children(child).findFirst();
    }

    /** This element and all below it, in the order of the text. */
    public Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }
}
