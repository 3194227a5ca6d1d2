package org.plumbline.parse.oslo;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Entry;
import org.plumbline.snapshot.Location;

/**
 * What reading an option of an oslo.config service gave.
 *
 * @param state which of the cases it is; only {@code SET} and {@code EMPTY} carry a value
 * @param value the typed value; null in the other states and for an empty number, which the service reads as None
 * @param entries the assignments that make up the value, the last one deciding; empty when unset
 * @param reason why it is invalid or unresolved; empty otherwise; never quotes the value
 */
public record OsloRead<T>(State state, @Nullable T value, List<Entry> entries, String reason) {

    /** Whether, and how, an option has a value. */
    public enum State {
        /** No file and no variable sets it: the service uses its default. */
        UNSET,
        /** Set to a value of its type. */
        SET,
        /** Set to nothing: an empty text, list or dict, or a number left blank. */
        EMPTY,
        /** Somebody before us blanked it. */
        MASKED,
        /** Refers to an option that no file sets and whose default we do not know. */
        UNRESOLVED,
        /** The service refuses to read it. */
        INVALID
    }

    /** The value where there is one; an invalid or unknown value is absent, never a default. */
    public Optional<T> get() {
        return Optional.ofNullable(value);
    }

    public boolean isUnset() {
        return state == State.UNSET;
    }

    /** Whether the service would refuse it. */
    public boolean isInvalid() {
        return state == State.INVALID;
    }

    /** The place of the deciding assignment. */
    public Optional<Location> at() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(entries.size() - 1).at());
    }
}
