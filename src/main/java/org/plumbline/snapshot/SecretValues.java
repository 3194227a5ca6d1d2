package org.plumbline.snapshot;

import java.util.Locale;
import java.util.Set;
import org.plumbline.snapshot.SecretNames.Kind;

/** Tells from a value whether it can be the secret that its name promises. */
final class SecretValues {

    private static final Set<String> NO_VALUES = Set.of(
            "true",
            "false",
            "yes",
            "no",
            "on",
            "off",
            "none",
            "null",
            "<none>",
            "nil",
            "undef",
            "undefined",
            "~",
            "{}",
            "[]",
            "''",
            "\"\"");

    /** What stands for a token or secret but only names its kind. */
    private static final Set<String> KEYWORDS = Set.of(
            "fernet",
            "uuid",
            "pki",
            "pkiz",
            "jws",
            "token",
            "password",
            "identity",
            "keystone",
            "header",
            "required",
            "optional",
            "enabled",
            "disabled",
            "default",
            "auto",
            "keystone.token");

    private static final int RANDOM_LENGTH = 16;
    private static final int LONGEST_RANDOM = 4096;

    private SecretValues() {}

    static boolean isSecret(String value, Kind certainty) {
        if (certainty == Kind.OPEN
                || !LineRedaction.isHidable(value)
                || NO_VALUES.contains(value.toLowerCase(Locale.ROOT))
                || isReference(value)) {
            return false;
        }
        if (certainty == Kind.PASSWORD) {
            return true;
        }
        if (isNumber(value) || isPath(value)) {
            return false;
        }
        return certainty == Kind.WORD ? !KEYWORDS.contains(value.toLowerCase(Locale.ROOT)) : isRandom(value);
    }

    /** What a template or shell will put there. */
    private static boolean isReference(String value) {
        return value.startsWith("{{")
                || (value.startsWith("${") && value.endsWith("}"))
                || value.startsWith("$(")
                || value.startsWith("%(")
                || value.startsWith("!Ref")
                || value.startsWith("rule:")
                || value.startsWith("role:");
    }

    private static boolean isNumber(String value) {
        return value.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
    }

    private static boolean isPath(String value) {
        return value.startsWith("/") && value.indexOf('/', 1) > 0
                || value.startsWith("./")
                || value.startsWith("$dir/")
                || value.startsWith("file:")
                || value.startsWith("http://")
                || value.startsWith("https://");
    }

    private static boolean isRandom(String value) {
        if (value.length() < RANDOM_LENGTH || value.length() > LONGEST_RANDOM) {
            return false;
        }
        int digits = 0;
        int upper = 0;
        int lower = 0;
        int hex = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            hex += Character.digit(c, 16) >= 0 ? 1 : 0;
            if (c > 'z' || !Character.isLetterOrDigit(c) && "+/=_-".indexOf(c) < 0) {
                return false;
            }
        }
        return hex == value.length() || (digits > 0 && upper > 0 && lower > 0);
    }
}
