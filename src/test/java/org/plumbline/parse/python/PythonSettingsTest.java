package org.plumbline.parse.python;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Mutation;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class PythonSettingsTest {

    private static final Location FILE = new Location("ctl1", "/etc/openstack-dashboard/local_settings.py", 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            'a'                              ~ a
            "it's"                           ~ it's
            'a\\'b\\\\c\\x41\\u00e9\\101\\q'  ~ a'b\\cAéA\\q
            r'a\\n'                          ~ a\\n
            u'a' "b" r"c"                    ~ abc
            b'a'                             ~ a
            f'plain'                         ~ plain
            f'{HOST}'                        ~ ?
            \"\"\"a "quoted" b\"\"\"         ~ a "quoted" b
            ('a'⏎    'b')                    ~ ab
            'a' \\⏎  'b'                     ~ ab
            'a' + 'b'                        ~ ab
            'http://%s:5000/v3' % HOST       ~ http://ctl:5000/v3
            '%s-%s 5%%' % (HOST, 7)          ~ ctl-7 5%
            '%d' % 7                         ~ ?
            _('Sign in')                     ~ Sign in
            'a' # comment                    ~ a
            ‹secret:9f3a1c22:8-15›           ~ ?
            '‹secret:9f3a1c22:8-15›'         ~ ‹secret:9f3a1c22:8-15›
            1                                ~ 1
            -1.5e3                           ~ -1500
            1_000                            ~ 1000
            0x10                             ~ 16
            0o17                             ~ 15
            1j                               ~ ?
            True                             ~ True
            not DEBUG                        ~ True
            None                             ~ None
            'D' if DEBUG else 'I'            ~ I
            'D' if os.environ else 'I'       ~ ?
            []                               ~ []
            ['*']                            ~ [*]
            ['a', "b",]                      ~ [a, b]
            ('a',)                           ~ [a]
            ('a')                            ~ a
            'a', 'b'                         ~ [a, b]
            {'x', 'y'}                       ~ [x, y]
            [⏎ 'a', # one⏎⏎ 'b'⏎]            ~ [a, b]
            [x for x in HOST]                ~ ?
            ['a'] + ['b']                    ~ [a, b]
            {'a': {'b': [1, True]}, 2: None} ~ {a: {b: [1, True]}, 2: None}
            {}                               ~ {}
            {**D, 'b': 2}                    ~ {a: 1, b: 2}
            {'b': 2, **other}                ~ {b: 2, …}
            dict(a=1)                        ~ ?
            D['a']                           ~ 1
            D['z']                           ~ ?
            os.path.join('a', 'b')           ~ ?
            lambda x: x                      ~ ?
            HOST == 'x' or 3                 ~ ?
            """)
    void a_value_is_what_python_would_compute_or_unknown(String written, String expected) {
        var text = "HOST = 'ctl'\nDEBUG = False\nD = {'a': 1}\nX = " + written.replace('⏎', '\n') + "\nAFTER = 1\n";
        var parsed = PythonSettings.parse(FILE, text);
        assertThat(shown(parsed.value().get("X").orElseThrow())).isEqualTo(expected);
        assertThat(shown(parsed.value().get("AFTER").orElseThrow())).isEqualTo("1");
        assertThat(parsed.value().get("X").orElseThrow().at()).isEqualTo(FILE.line(4));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            X = 1⏎X = 2                               ~ 2
            X = Y = 2                                 ~ 2
            X, Y = 1, 2                               ~ ?
            X: int = 3                                ~ 3
            X = ['a']⏎X += ['b']                      ~ [a, b]
            X = {'a': 1}⏎X |= {'b': 2}                ~ {a: 1, b: 2}
            X = {}⏎X['a'] = 1⏎X['b']['c'] = 2         ~ {a: 1, b: {c: 2, …}}
            X['a'] = 1                                ~ {a: 1, …}
            X = {'a': {'b': 1}}⏎X['a']['b'] = 2       ~ {a: {b: 2}}
            X = ['a']⏎X.append('b')                   ~ ?
            X = {}⏎X.update(a=1)                      ~ ?
            X = 1⏎if DEBUG:⏎    X = 2                 ~ ?
            X = 1⏎if DEBUG: X = 2                     ~ ?
            X = 1⏎try:⏎  from a import *⏎except E:⏎  X = 3 ~ ?
            X = 1⏎for a in b:⏎⏎# c⏎   X.append(a)     ~ ?
            if a:⏎  X = 2⏎X = 3                       ~ 3
            X = 1⏎if a:⏎  Y = 2⏎  Z = X.get(3)        ~ 1
            X = 1⏎def f():⏎  X = 2                    ~ 1
            X = 1⏎del X                               ~ 1
            X = 1; Y = 2                              ~ 1
            X = 1⏎"X = 2"                             ~ 1
            \"\"\"doc⏎X = 2⏎\"\"\"⏎X = 1              ~ 1
            import os⏎from a import (X,⏎ Y)⏎X = 1     ~ 1
            """)
    void statements_are_followed_in_order(String text, String expected) {
        var parsed = PythonSettings.parse(FILE, text.replace('⏎', '\n'));
        assertThat(shown(parsed.value().get("X").orElseThrow())).isEqualTo(expected);
        assertThat(parsed.problems()).noneMatch(Problem::fatal);
    }

    @Test
    void what_is_not_followed_is_told() {
        var parsed = PythonSettings.parse(FILE, "from a import *\nif x:\n  Y = 1\n\nrun()\n");
        assertThat(parsed.problems())
                .containsExactly(
                        new Problem(
                                FILE.line(1),
                                "every name of another module is imported; what it sets is not known",
                                false),
                        new Problem(
                                FILE.line(2), "a conditional block is not followed; what it sets is not known", false),
                        new Problem(FILE.line(5), "a statement is not an assignment of constants", false));
    }

    @ParameterizedTest
    @CsvSource({"X = 'a", "X = [1", "X = {'a': (1}", "' X = 1'", "X = \"\"\"a"})
    void what_python_refuses_is_fatal(String text) {
        assertThat(PythonSettings.parse(FILE, text).problems()).anyMatch(Problem::fatal);
    }

    @Test
    void a_later_file_sees_and_changes_the_names_of_an_earlier_one() {
        var first = PythonSettings.parse(FILE, "D = {'a': 1}\nE = 1").value();
        var second = PythonSettings.parse(FILE, "D['b'] = E", first).value();
        assertThat(shown(second.get("D").orElseThrow())).isEqualTo("{a: 1, b: 1}");
        assertThat(second.get("D", "c")).isEmpty();
        assertThat(PythonSettings.parse(FILE, "D['b'] = 1").value().get("D", "c"))
                .containsInstanceOf(PythonValue.Computed.class);
    }

    @Test
    void the_lab_s_horizon_is_read() throws IOException {
        var text =
                Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl1/etc/openstack-dashboard/local_settings.py"));
        var parsed = PythonSettings.parse(FILE, text);
        assertThat(parsed.problems()).isEmpty();
        assertThat(shown(parsed.value().get("ALLOWED_HOSTS").orElseThrow()))
                .isEqualTo("[public.ha.lab, internal.ha.lab, 10.0.0.11, 10.0.0.12, 10.0.0.13]");
        assertThat(shown(parsed.value().get("OPENSTACK_KEYSTONE_URL").orElseThrow()))
                .isEqualTo("http://internal.ha.lab:5000/v3");
        assertThat(shown(parsed.value()
                        .get("LOGGING", "handlers", "console", "level")
                        .orElseThrow()))
                .isEqualTo("INFO");
        assertThat(shown(parsed.value().get("SECRET_KEY").orElseThrow())).isEqualTo("?");
        assertThat(parsed.value().get("DEBUG").orElseThrow().at().line())
                .isEqualTo((int) text.lines()
                                .takeWhile(line -> !line.startsWith("DEBUG"))
                                .count()
                        + 1);
    }

    @Test
    @Timeout(20)
    void damaged_text_never_throws_and_every_place_is_in_the_file() throws IOException {
        var base =
                "A = {'a': [1, (2, 'x')], \"b\": \"\"\"t\"\"\"}\nif A:\n    B = 1\nC['x']['y'] = not A\nD += f'{x}'\n"
                        + "def f(a, b=1):\n  return lambda x: x\nE = 'a' \\\n  'b' if D else -1.5e-3 # c\n";
        var random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            var text = Mutation.of(base, random);
            int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
            var parsed = PythonSettings.parse(FILE, text);
            assertThat(parsed.value().values().values())
                    .allMatch(value -> value.at().line() >= 1 && value.at().line() <= lines);
        }
        PythonSettings.parse(FILE, "X = " + "[".repeat(100_000));
        PythonSettings.parse(FILE, "X = " + "-".repeat(100_000) + "1");
        PythonSettings.parse(FILE, "X = " + "not ".repeat(100_000) + "1");
    }

    private static String shown(PythonValue value) {
        if (value instanceof PythonValue.Sequence sequence) {
            return "["
                    + sequence.items().stream().map(PythonSettingsTest::shown).collect(joining(", ")) + "]";
        }
        if (value instanceof PythonValue.Dict dict) {
            var items = dict.items().entrySet().stream()
                    .map(item -> item.getKey() + ": " + shown(item.getValue()))
                    .collect(joining(", "));
            return "{" + items + (dict.complete() ? "}" : ", …}");
        }
        return value instanceof PythonValue.Computed ? "?" : PythonOperators.key(value);
    }
}
