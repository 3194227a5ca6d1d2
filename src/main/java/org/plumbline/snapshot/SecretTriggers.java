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

    private static final int STATES = 600;

    /** Where a state goes on with a character: the next state's row, or a negative number at the end of a word. */
    private static final int[] NEXT = new int[ASCII * STATES];

    static {
        build();
    }

    private SecretTriggers() {}

    /** Index of the last character of the first trigger at or after the given place; -1 when there is none. */
    static int next(char[] text, int from) {
        int row = 0;
        for (int i = from; i < text.length; i++) {
            char c = text[i];
            row = c < ASCII ? NEXT[row + c] : 0;
            if (row < 0) {
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
        var trie = new short[STATES][ASCII];
        for (var row : trie) {
            Arrays.fill(row, (short) -1);
        }
        var ends = new boolean[STATES];
        short states = 1;
        for (var word : words) {
            int state = 0;
            for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
                if (trie[state][c] < 0) {
                    trie[state][c] = states++;
                }
                state = trie[state][c];
            }
            ends[state] = true;
        }
        link(trie, ends, states);
    }

    /** Where a word breaks off, goes on with the longest end of it that begins another word. */
    private static void link(short[][] trie, boolean[] ends, int states) {
        var next = new short[states][ASCII];
        var fall = new short[states];
        var todo = new ArrayDeque<Short>(List.of((short) 0));
        while (!todo.isEmpty()) {
            short state = todo.poll();
            ends[state] |= ends[fall[state]];
            for (char c = 0; c < ASCII; c++) {
                char folded = Character.toLowerCase(c);
                short known = trie[state][folded];
                short otherwise = state == 0 ? 0 : next[fall[state]][folded];
                if (known >= 0 && c == folded) {
                    fall[known] = otherwise;
                    todo.add(known);
                }
                next[state][c] = known >= 0 ? known : otherwise;
            }
        }
        for (int state = 0; state < states; state++) {
            for (int c = 0; c < ASCII; c++) {
                NEXT[state * ASCII + c] = ends[next[state][c]] ? -1 : next[state][c] * ASCII;
            }
        }
    }
}
