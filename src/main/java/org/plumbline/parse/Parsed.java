package org.plumbline.parse;

import java.util.List;

/**
 * What a parser made of a text: all that could be understood, and all that could not.
 *
 * @param value what was understood; empty, never null, when nothing was
 * @param problems what was not, in the order of the lines
 */
public record Parsed<T>(T value, List<Problem> problems) {

    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, List.of());
    }
}
