package org.plumbline.snapshot;

import java.util.Locale;

/** How a text is written, as far as it matters for where its secrets end. */
enum TextKind {
    /** Settings, outputs, scripts: a value ends with its line. */
    PLAIN,
    /** Values are quoted, and a marker must be so too. */
    JSON,
    /** Only quoted values are values; the rest is code. */
    PYTHON,
    /** Every value is a secret: passwords.yml, user_secrets.yml. */
    SECRETS,
    /** Names that look like secrets are names of rights and accounts. */
    RIGHTS;

    static TextKind of(String source, String format) {
        var name = source.substring(source.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.equals("passwords.yml") || name.startsWith("user_secrets") || name.endsWith("secrets.yml")) {
            return SECRETS;
        }
        if (name.startsWith("policy")
                || source.contains("/policy.d/")
                || name.equals("nsswitch.conf")
                || name.equals("sudoers")
                || source.contains("/sudoers.d/")
                || source.contains("/pam.d/")) {
            return RIGHTS;
        }
        if (name.endsWith(".py") || name.startsWith("local_settings")) {
            return PYTHON;
        }
        return format.equals("json") || name.endsWith(".json") ? JSON : PLAIN;
    }
}
