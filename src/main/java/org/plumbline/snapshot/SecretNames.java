package org.plumbline.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Tells from the name of a setting whether its value is a secret. What counts is how the name ends. */
final class SecretNames {

    /** How sure a name is. */
    enum Kind {
        /** Nothing secret. */
        OPEN,
        /** Secret if the value looks as if it had been drawn at random. */
        RANDOM,
        /** Secret unless the value is a number, a path or a well-known keyword. */
        WORD,
        /** Secret whatever the value. */
        PASSWORD
    }

    /** Endings that make a password even without an underscore in front. */
    private static final List<String> ALWAYS = List.of("password", "passwd", "passphrase");

    private static final Set<String> PASSWORDS = Set.of(
            "pass",
            "pwd",
            "pw",
            "passwords",
            "dbpass",
            "adminpass",
            "userpass",
            "rootpass",
            "rootpw",
            "mysqlpass",
            "bindpw",
            "password_in",
            "password_hash",
            "passwd_hash",
            "hashed_password",
            "password_md5",
            "requirepass",
            "masterauth",
            "authpass",
            "sst_auth",
            "admin_credentials",
            "stats_credentials",
            "hash_path_prefix",
            "hash_path_suffix",
            "sasl_secret");

    private static final Set<String> WORDS = Set.of(
            "secret",
            "secrets",
            "token",
            "tokens",
            "secret_id",
            "kek",
            "psk",
            "snmp_community",
            "encryption_key",
            "secret_key",
            "shared_key",
            "access_key",
            "private_key",
            "api_key",
            "apikey",
            "hmac_key",
            "hmac_keys",
            "heartbeat_key",
            "master_key",
            "fixed_key",
            "signing_key",
            "session_key",
            "crypto_key",
            "rndc_key",
            "auth_key",
            "authkey",
            "tsig_key",
            "erlang_cookie",
            "cluster_cookie",
            "setcookie",
            "secretkey",
            "accesskey",
            "privatekey",
            "encryption_keys",
            "pre_shared_key",
            "ssh_key",
            "credential",
            "credentials",
            "authorization");

    private static final Set<String> OPEN = Set.of(
            "nopasswd",
            "initial_cluster_token",
            "no_password",
            "bypass",
            "proxy_pass",
            "proxypass",
            "default_token",
            "csrf_token",
            "public_key",
            "compass",
            "need_password",
            "use_password",
            "prohibit_password",
            "without_password",
            "prompt_password",
            "askpass",
            "ask_pass",
            "ssh_askpass",
            "sudo_askpass");

    /** The last two letters of all of the above, and of the directives of ValueFinder. */
    private static final boolean[] LAST_LETTERS = lastLetters();

    private SecretNames() {}

    /** Whether a name that ends like this can be one of a secret; quick, and right when it says no. */
    static boolean mayBe(String text, int start, int end) {
        return end - start >= 2 && LAST_LETTERS[pair(text.charAt(end - 2), text.charAt(end - 1))];
    }

    private static boolean[] lastLetters() {
        var pairs = new boolean[128 * 128];
        Stream.of(ALWAYS.stream(), PASSWORDS.stream(), WORDS.stream(), ValueFinder.directives(), Stream.of("key"))
                .flatMap(names -> names)
                .forEach(name -> pairs[pair(name.charAt(name.length() - 2), name.charAt(name.length() - 1))] = true);
        return pairs;
    }

    private static int pair(char first, char second) {
        return (lower(first) << 7) + lower(second);
    }

    /** Lower case, with one character for all that join words. */
    private static int lower(char c) {
        if (c == '-' || c == '.') {
            return '_';
        }
        return c >= 'A' && c <= 'Z' ? c + 32 : c & 127;
    }

    static Kind kind(String name) {
        var normal = normal(name);
        if (normal.isEmpty() || name.equals("PWD") || name.equals("OLDPWD") || OPEN.contains(normal)) {
            return Kind.OPEN;
        }
        if (ALWAYS.stream().anyMatch(normal::endsWith) || endsWithOneOf(normal, PASSWORDS)) {
            return OPEN.stream().anyMatch(open -> normal.endsWith("_" + open)) ? Kind.OPEN : Kind.PASSWORD;
        }
        if (normal.endsWith("secret") || endsWithOneOf(normal, WORDS)) {
            return OPEN.stream().anyMatch(open -> normal.endsWith("_" + open)) ? Kind.OPEN : Kind.WORD;
        }
        return normal.equals("key") || normal.endsWith("_key") ? Kind.RANDOM : Kind.OPEN;
    }

    /** Whether the name, or what is left of it after any of its underscores, is among the endings. */
    private static boolean endsWithOneOf(String name, Set<String> endings) {
        for (int at = 0; at >= 0; at = name.indexOf('_', at + 1)) {
            if (endings.contains(name.substring(at == 0 ? 0 : at + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Lower case, with underscores where words meet: {@code clientSecret}, {@code client-secret}, {@code CLIENT_SECRET}. */
    private static String normal(String name) {
        if (name.length() > 200) {
            return "";
        }
        var normal = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
                normal.append('_');
            }
            normal.append(c == '-' || c == '.' ? '_' : c);
        }
        int start = 0;
        while (start < normal.length() && normal.charAt(start) == '_') {
            start++;
        }
        return normal.substring(start).toLowerCase(Locale.ROOT);
    }
}
