package org.plumbline.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Secrets that everybody knows: published defaults, and texts that only say what should stand there. */
final class KnownSecrets {

    /** Users whose mere name is a finding in an URL. */
    private static final Set<String> USERS = Set.of("guest", "admin", "root");

    private static final List<String> PLACEHOLDER_ENDINGS =
            List.of("-PASS", "-DBPASS", "-PASSWORD", "-SECRET", "-KEY", "-TOKEN", "-COOKIE");

    private static final Set<String> LIST = load();

    private KnownSecrets() {}

    static boolean contains(String secret) {
        return LIST.contains(secret.toLowerCase(Locale.ROOT)) || isPlaceholder(secret);
    }

    static boolean containsUser(String user) {
        return USERS.contains(user);
    }

    /**
     * {@code RABBIT_PASS}, {@code <password>}, {@code %SERVICE_PASSWORD%}, {@code YOUR-SECRET}: no generator makes words of
     * capitals with an underscore between them.
     */
    private static boolean isPlaceholder(String secret) {
        if (secret.length() < 3) {
            return false;
        }
        char first = secret.charAt(0);
        char last = secret.charAt(secret.length() - 1);
        if ((first == '<' && last == '>') || (first == '%' && last == '%') || (first == '@' && last == '@')) {
            return true;
        }
        var lower = secret.toLowerCase(Locale.ROOT);
        return lower.startsWith("your_")
                || lower.startsWith("your-")
                || (secret.chars().allMatch(c -> c == '_' || c == '-' || c >= 'A' && c <= 'Z')
                        && (secret.lastIndexOf('_') > 0
                                || PLACEHOLDER_ENDINGS.stream().anyMatch(secret::endsWith)));
    }

    private static Set<String> load() {
        try (var in = KnownSecrets.class.getResourceAsStream("well-known-secrets.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out well-known-secrets.txt");
            }
            var list = new HashSet<String>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    list.add(line.strip().toLowerCase(Locale.ROOT));
                }
            }
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
