package org.plumbline.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;

/**
 * The effective value of one option, as the process would see it. Every predicate is false where the value is not
 * known, so that neither a rule nor its negation can be true by ignorance; ask {@link #known()} for that.
 *
 * @param option the option's name, with its group where it has one
 * @param value the value as text; empty where there is none
 * @param state how it came about
 * @param at where it was set; for a default, the file that does not set it
 * @param origin where a default comes from, or why the value is not known; empty for a value that was set
 */
public record Setting(String option, String value, State state, Location at, String origin) implements Located {

    /** How a setting came by its value. */
    public enum State {
        /** A file, the environment or the running process says so. */
        SET,
        /** Nobody set it, and the default of the installed release is known. */
        DEFAULT,
        /** Nobody set it, and it has no default: the feature is off. */
        UNSET,
        /** Somebody blanked it before we saw it. */
        MASKED,
        /** The source could not be read, or the default of this release is not known. */
        UNREADABLE,
        /** The process would refuse the value. */
        INVALID
    }

    public static Setting set(String option, String value, Location at) {
        return new Setting(option, value, Secret.isMasked(value) ? State.MASKED : State.SET, at, "");
    }

    public static Setting byDefault(String option, String value, Location notIn, String origin) {
        return new Setting(option, value, State.DEFAULT, notIn, origin);
    }

    public static Setting unset(String option, Location notIn) {
        return new Setting(option, "", State.UNSET, notIn, "");
    }

    public static Setting unreadable(String option, Location source, String why) {
        return new Setting(option, "", State.UNREADABLE, source, why);
    }

    /** Whether anything may be concluded from it. */
    public boolean known() {
        return state == State.SET || state == State.DEFAULT || state == State.UNSET;
    }

    /** Whether a file, the environment or the process sets it, to whatever. */
    public boolean isSet() {
        return state == State.SET || state == State.MASKED || state == State.INVALID;
    }

    /** Known, and nobody set it. */
    public boolean isUnset() {
        return state == State.UNSET || state == State.DEFAULT;
    }

    /** Known, and without a value: unset and without default, or set to nothing. */
    public boolean isBlank() {
        return known() && value.isBlank();
    }

    public boolean isTrue() {
        return known() && is("true", "1", "on", "yes");
    }

    public boolean isFalse() {
        return known() && is("false", "0", "off", "no");
    }

    /** Whether the value is one of these, whatever the case. */
    public boolean is(String... values) {
        return known() && Arrays.stream(values).anyMatch(value.strip()::equalsIgnoreCase);
    }

    /** Known, has a value, and it is none of these. */
    public boolean isNot(String... values) {
        return known() && !value.isBlank() && !is(values);
    }

    public boolean mentions(String part) {
        return known() && value.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    public boolean startsWith(String prefix) {
        return known() && value.strip().toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
    }

    /** Known, has a value, and it does not contain the part. */
    public boolean lacks(String part) {
        return known() && !value.isBlank() && !mentions(part);
    }

    /** The value as a number; NaN where it is none, so that every comparison is false. */
    public double number() {
        if (!known()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(value.strip());
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    public boolean isBelow(double limit) {
        return number() < limit;
    }

    public boolean isAbove(double limit) {
        return number() > limit;
    }

    /** The comma-separated parts, blanks trimmed, empty ones dropped. */
    public List<String> list() {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Known, and a list of a single part. */
    public boolean isOne() {
        return known() && list().size() == 1;
    }

    /** The redacted secret in the value, if it is or holds one. */
    public Optional<Secret> secret() {
        return Secret.in(value);
    }

    /** Whether the value is a secret that stands in a manual, a package or a how-to. */
    public boolean isWellKnownSecret() {
        return secret().filter(Secret::wellKnown).isPresent();
    }

    /** The same value under the same option, wherever it was set. */
    public boolean sameAs(Setting other) {
        return known() && other.known() && value.equals(other.value);
    }

    @Override
    public String seen() {
        return switch (state) {
            case SET, INVALID -> option + " = " + value;
            case DEFAULT -> option + " is not set, default " + (value.isEmpty() ? "empty" : value);
            case UNSET -> option + " is not set";
            case MASKED -> option + " is masked";
            case UNREADABLE -> option + " could not be read";
        };
    }
}
