package org.plumbline.parse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.snapshot.Location;

/**
 * A directive of a configuration, or a block of them.
 *
 * @param name as written, e.g. {@code ServerName} or {@code VirtualHost}
 * @param args its arguments as the program sees them, without quotes
 * @param block whether it is a block
 * @param children what stands in the block, includes already in place
 */
public record Directive(String name, List<String> args, boolean block, List<Directive> children, Location at) {

    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The first argument; empty when there is none. */
    public String arg() {
        return args.isEmpty() ? "" : args.get(0);
    }

    /** The children of this name in their order. */
    public Stream<Directive> all(String child) {
        return children.stream().filter(directive -> directive.is(child));
    }

    /** The last child of this name, which is the one that counts for directives with one value. */
    public Optional<Directive> last(String child) {
        return all(child).reduce((first, second) -> second);
    }

    /** This directive and everything below it, outer before inner. */
    public Stream<Directive> tree() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Directive::tree));
    }
}
