package org.plumbline.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.snapshot.Location;

/** Directives that are put together while blocks open and close. */
public final class BlockBuilder {

    private static final int DEEPEST = 100;

    private record Open(String name, List<String> args, Location at, List<Directive> children) {}

    private final Deque<Open> open = new ArrayDeque<>();

    public BlockBuilder(Location file) {
        open.push(new Open("", List.of(), file, new ArrayList<>()));
    }

    public void add(String name, List<String> args, Location at) {
        children().add(new Directive(name, args, false, List.of(), at));
    }

    /** Whether the block could be opened; nesting has a limit. */
    public boolean open(String name, List<String> args, Location at) {
        if (open.size() > DEEPEST) {
            return false;
        }
        open.push(new Open(name, args, at, new ArrayList<>()));
        return true;
    }

    /** Name of the block that stands open; empty at the top. */
    public String name() {
        return top().name();
    }

    public Location at() {
        return top().at();
    }

    public int depth() {
        return open.size() - 1;
    }

    /** The arguments of the open blocks of this name, innermost first. */
    public Stream<List<String>> inside(String block) {
        return open.stream()
                .filter(outer -> outer.name().equalsIgnoreCase(block))
                .map(Open::args);
    }

    public void close() {
        var block = open.pop();
        children().add(new Directive(block.name(), block.args(), true, List.copyOf(block.children()), block.at()));
    }

    /** All that was read, blocks that were never closed included. */
    public List<Directive> finish() {
        while (depth() > 0) {
            close();
        }
        return List.copyOf(children());
    }

    private List<Directive> children() {
        return top().children();
    }

    private Open top() {
        return open.element();
    }
}
