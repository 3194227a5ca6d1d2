package org.plumbline.parse.haproxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * The configuration of one HAProxy: all its files, in the order in which it reads them. A proxy takes what it does not
 * say itself from the defaults section it names with {@code from}, else from the last one above it.
 *
 * @param sections in order; those of a conditional block that is surely not read are left out
 */
public record HaproxyCfg(List<HaproxySection> sections) {

    /** Keywords of which the first occurrence stays; HAProxy complains about the others and goes on. */
    private static final Set<String> FIRST_STAYS =
            Set.of("maxconn", "ulimit-n", "maxpipes", "maxconnrate", "maxsessrate", "maxsslrate", "chroot", "pidfile");

    /** Reads a configuration that is one file. */
    public static Parsed<HaproxyCfg> parse(Location file, String text) {
        return parse(List.of(new SourceFile(file, "", () -> text)), "");
    }

    /**
     * Reads a configuration of several files.
     *
     * @param files in the order of HAProxy's arguments; a folder stands for its {@code *.cfg} files by name
     * @param version of the HAProxy that reads them, for conditional blocks; empty when not known
     */
    public static Parsed<HaproxyCfg> parse(List<SourceFile> files, String version) {
        var read = new HaproxyReader(version).read(files);
        return new Parsed<>(new HaproxyCfg(read.value()), read.problems());
    }

    /** The frontend, backend and listen sections. */
    public Stream<HaproxySection> proxies() {
        return sections.stream().filter(HaproxySection::isProxy);
    }

    public Stream<HaproxySection> ofType(String type) {
        return sections.stream().filter(section -> section.type().equals(type));
    }

    /** The backend or listen section of a name. */
    public Optional<HaproxySection> backend(String name) {
        return proxies()
                .filter(section -> section.isBackend() && section.name().equals(name))
                .findFirst();
    }

    /** All statements of the global sections that start with these words. */
    public List<HaproxyLine> globals(String... keyword) {
        return ofType("global")
                .flatMap(section -> section.lines(keyword).stream())
                .toList();
    }

    /** The statement of the global sections that decides about a keyword that takes one value. */
    public Optional<HaproxyLine> global(String... keyword) {
        var found = globals(keyword);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(found.get(FIRST_STAYS.contains(keyword[0]) ? 0 : found.size() - 1));
    }
}
