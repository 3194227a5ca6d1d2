package org.plumbline.parse.database;

import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Location;

/**
 * One option of an option file of MariaDB or MySQL.
 *
 * @param group the group it stands in, in lower case
 * @param name the option as written; to the server {@code -} and {@code _} in it are the same
 * @param value the value with quotes and escapes resolved; the empty string for {@code name=}, null for a name alone
 * @param at the line it stands in
 */
public record MysqlOption(
        String group, String name, @Nullable String value, Location at) {

    /** Whether a Boolean option is switched on by this: also by its name alone. */
    public boolean isOn() {
        return value == null || value.equals("1") || value.equalsIgnoreCase("on") || value.equalsIgnoreCase("true");
    }
}
