package org.plumbline.snapshot;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the lines that may hold a secret, so that only those are looked at closely: one pass for all words at once
 * (Aho and Corasick), whatever their case.
 */
final class SecretTriggers {

    private static final int ASCII = 128;

    private static final List<String> WORDS = List.of(
            "pass",
            "pwd",
            "_pw",
            "rootpw",
            " pw",
            "\"pw",
            "'pw",
            "secret",
            "token",
            "_key",
            "-key",
            ".key",
            "key=",
            "key =",
            "key:",
            "key\"",
            "key'",
            "apikey",
            "hmac",
            "kek",
            "community",
            "psk",
            "sst_auth",
            "sst-auth",
            "stats auth",
            "masterauth",
            "authorization",
            "credential",
            "setcookie",
            "erlang",
            "bearer",
            "://",
            "private key",
            "$1$",
            "$2a",
            "$2b",
            "$2y",
            "$5$",
            "$6$",
            "$y$",
            "$argon",
            "{ssha",
            "hash_path",
            "identified",
            "gaaaaa",
            " -p",
            " -u",
            " -a ",
            " -w ",
            "key\t",
            "_pw\t");

    private static final short[] NEXT = new short[ASCII * 600];
    private static final boolean[] ENDS = new boolean[600];

    static {
        build();
    }

    private SecretTriggers() {}

    /** Index of the last character of the first trigger at or after the given place; -1 when there is none. */
    static int next(String text, int from) {
        int state = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            state = c < ASCII ? NEXT[state * ASCII + c] : 0;
            if (ENDS[state]) {
                return i;
            }
        }
        return -1;
    }

    private static void build() {
        // '*' and a hex digit may begin a password hash of MySQL
        var words = Stream.concat(
                        WORDS.stream(), IntStream.range(0, 16).mapToObj(digit -> "*" + Integer.toHexString(digit)))
                .toList();
        var trie = new short[ENDS.length][ASCII];
        for (var row : trie) {
            Arrays.fill(row, (short) -1);
        }
        short states = 1;
        for (var word : words) {
            int state = 0;
            for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
                if (trie[state][c] < 0) {
                    trie[state][c] = states++;
                }
                state = trie[state][c];
            }
            ENDS[state] = true;
        }
        link(trie);
    }

    /** Where a word breaks off, goes on with the longest end of it that begins another word. */
    private static void link(short[][] trie) {
        var fall = new short[trie.length];
        var todo = new ArrayDeque<Short>(List.of((short) 0));
        while (!todo.isEmpty()) {
            short state = todo.poll();
            ENDS[state] |= ENDS[fall[state]];
            for (char c = 0; c < ASCII; c++) {
                char folded = Character.toLowerCase(c);
                short known = trie[state][folded];
                short otherwise = state == 0 ? 0 : NEXT[fall[state] * ASCII + folded];
                if (known >= 0 && c == folded) {
                    fall[known] = otherwise;
                    todo.add(known);
                }
                NEXT[state * ASCII + c] = known >= 0 ? known : otherwise;
            }
        }
    }
}
