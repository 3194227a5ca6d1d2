package org.plumbline.parse.oslo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.python.PythonText;
import org.plumbline.snapshot.Location;

/**
 * A PasteDeploy file (api-paste.ini, proxy-server.conf): apps, filters, pipelines and composites, read as Python's
 * configparser reads it: comments may be indented, a deeper line continues the value above, keys keep their case, a
 * repeated section or key is fatal. {@code %(here)s} is kept, other {@code %(name)s} are replaced.
 *
 * @param sections in the order of the lines; never the DEFAULT section
 * @param defaults the DEFAULT section, by key
 */
public record PasteIni(List<Section> sections, Map<String, Entry> defaults) {

    private static final Pattern REFERENCE = Pattern.compile("%\\(([^)]{1,100})\\)s|%%");
    private static final int MAX_DEPTH = 10;

    /**
     * A part of the file.
     *
     * @param kind what stands before the colon: {@code app}, {@code filter}, {@code pipeline}, {@code composite} …; the
     *     whole header where there is none
     * @param name what stands behind it; {@code main} where there is none
     * @param entries the assignments by key, as written
     */
    public record Section(String kind, String name, Map<String, Entry> entries, Location at) {

        static Section of(String header, Location at) {
            int colon = header.indexOf(':');
            return colon < 0
                    ? new Section(header, "main", new LinkedHashMap<>(), at)
                    : new Section(
                            header.substring(0, colon),
                            PythonText.strip(header.substring(colon + 1)),
                            new LinkedHashMap<>(),
                            at);
        }

        boolean isApplication() {
            return isKind("app", "application", "composite", "composit", "pipeline", "filter-app");
        }

        boolean isKind(String... kinds) {
            return List.of(kinds).contains(kind);
        }
    }

    public static Parsed<PasteIni> parse(Location file, String text) {
        return new PasteIniReader(file.whole()).read(text);
    }

    /** The app, composite, pipeline or filter-app of this name. */
    public Optional<Section> application(String name) {
        return sections.stream()
                .filter(section -> section.isApplication() && section.name().equals(name))
                .findFirst();
    }

    public Optional<Section> filter(String name) {
        return sections.stream()
                .filter(section -> section.isKind("filter") && section.name().equals(name))
                .findFirst();
    }

    /**
     * The value that a factory gets for a key: a key of DEFAULT can only be changed by {@code set key = …}, a plain
     * assignment to it is ignored.
     */
    public Optional<String> value(Section section, String key) {
        var set = section.entries().get("set " + key);
        var shared = defaults.get(key);
        var own = shared == null ? section.entries().get(key) : null;
        var entry = own != null ? own : set != null ? set : shared;
        return Optional.ofNullable(entry).map(found -> interpolate(section, found.value(), 0));
    }

    /** The chains of filters behind each path of an application, as a server builds them. */
    public List<PasteRoute> routes(String application, PasteRoute.Choice choice) {
        return new PasteRouter(this, choice).routes(application);
    }

    private String interpolate(Section section, String text, int depth) {
        if (text.indexOf('%') < 0 || depth > MAX_DEPTH || text.length() > 1 << 16) {
            return text;
        }
        var result = new StringBuilder();
        var references = REFERENCE.matcher(text);
        int at = 0;
        while (references.find()) {
            result.append(text, at, references.start());
            result.append(replacement(section, references.group(), references.group(1), depth));
            at = references.end();
        }
        return result.append(text, at, text.length()).toString();
    }

    private String replacement(Section section, String written, @Nullable String name, int depth) {
        if (name == null) {
            return "%";
        }
        var entry = section.entries().getOrDefault(name, defaults.get(name));
        return entry == null ? written : interpolate(section, entry.value(), depth + 1);
    }
}
