package org.plumbline.parse;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.snapshot.Location;

/**
 * One line of a table that a program printed.
 *
 * @param cells column to value, columns in lower case, in the order of the table
 * @param at the line where the row starts
 */
public record Row(Map<String, String> cells, Location at) {

    /** The value of a column, however its name is capitalised; empty when there is no such column or it is NULL. */
    public Optional<String> get(String column) {
        return Optional.ofNullable(cells.get(column.toLowerCase(Locale.ROOT)))
                .filter(cell -> !cell.equals("NULL") && !cell.equals("null"));
    }
}
