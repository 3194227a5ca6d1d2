package org.plumbline.parse.keepalived;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.plumbline.snapshot.Location;

/**
 * One statement or block of keepalived.conf, after conditions and parameters are resolved.
 *
 * @param words keyword and arguments, without quotes
 * @param children what stands between its braces; empty for a plain statement
 * @param at where its keyword stands
 */
public record KeepalivedNode(List<String> words, List<KeepalivedNode> children, Location at) {

    public String keyword() {
        return words.get(0);
    }

    /** The word at a position, 0 being the keyword; empty past the end. */
    public String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The children with a keyword. */
    public Stream<KeepalivedNode> all(String keyword) {
        return children.stream().filter(child -> child.keyword().equals(keyword));
    }

    /** The child that decides about a keyword: the last one. */
    public Optional<KeepalivedNode> last(String keyword) {
        return all(keyword).reduce((first, second) -> second);
    }

    public boolean has(String keyword) {
        return all(keyword).findAny().isPresent();
    }

    /** The first argument of the last child with a keyword. */
    public Optional<String> value(String keyword) {
        return last(keyword).map(child -> child.word(1)).filter(value -> !value.isEmpty());
    }

    /** The first argument of the last child with a keyword, where it is a whole number in a range. */
    public OptionalInt number(String keyword, int low, int high) {
        try {
            int number = Integer.parseInt(value(keyword).orElse(""));
            return number < low || number > high ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    /** The entries of all blocks of a keyword that list things, such as {@code virtual_ipaddress}. */
    public List<KeepalivedNode> entries(String block) {
        return all(block).flatMap(child -> child.children().stream()).toList();
    }
}
