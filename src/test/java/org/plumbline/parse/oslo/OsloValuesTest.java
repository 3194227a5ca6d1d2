package org.plumbline.parse.oslo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.parse.Entry;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class OsloValuesTest {

    private static final Location UNIT = new Location("ctl1", "/etc/default/nova-api", 0);
    private static final OsloOption FOO = OsloOption.of("DEFAULT", "foo");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            O30 ~ [database]\\nconnection = a\\nconnection = b               ~ b
            O31 ~ [database]\\nconnection = a\\n[x]\\n[database]\\nconnection = b ~ b
            O33 ~ [database]\\nconnection = a|[database]\\nconnection = b   ~ b
            O33 ~ [database]\\nconnection = a|[database]\\n                 ~ a
            O36 ~ [DATABASE]\\nconnection = a                               ~ a
            O37 ~ [database]\\nCONNECTION = a                               ~
            O45 ~ [databases]\\nconnection = a                              ~
            """)
    void the_last_assignment_of_the_last_file_wins(String vector, String files, String value) {
        var read = values(files).text(OsloOption.of("database", "connection"));
        assertThat(read.get()).isEqualTo(Optional.ofNullable(value));
        assertThat(read.isUnset()).isEqualTo(value == null);
    }

    @Test
    void O32_a_repeated_option_is_a_list_over_all_files() {
        var values = values("[DEFAULT]\nfoo = 1\nfoo = 2|[DEFAULT]\nfoo = 3");
        assertThat(values.readAll(FOO, OsloType.INTEGER).get()).contains(List.of(1L, 2L, 3L));
        assertThat(values.integer(FOO).get()).contains(3L);
        assertThat(values.readAll(OsloOption.of("x", "y"), OsloType.INTEGER).isUnset())
                .isTrue();
    }

    @Test
    void O34_a_config_dir_gives_its_conf_files_sorted() {
        var found =
                List.of("/d/20.conf", "/d/10.conf", "/d/30.ini", "/d/.a.conf", "/d/e/5.conf", "/d/nova.conf.orig")
                        .stream()
                        .map(path -> new SourceFile(new Location("ctl1", path, 0), "", () -> ""))
                        .toList();
        assertThat(OsloValues.configDir("/d", found))
                .extracting(SourceFile::path)
                .containsExactly("/d/10.conf", "/d/20.conf");
    }

    @Test
    void O35_only_DEFAULT_in_capitals_is_the_default_group() {
        assertThat(values("[default]\nfoo = 1").text(FOO).isUnset()).isTrue();
        assertThat(values("[DEFAULT]\nfoo-bar = 1")
                        .text(OsloOption.of("DEFAULT", "foo_bar"))
                        .isUnset())
                .isTrue();
    }

    /** Below [DEFAULT] my_ip = 10.0.0.1, port = 80 and [vnc] my_ip = 10.0.0.9; foo stands in the group named. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            O38 ~ DEFAULT ~ http://$my_ip:80/         ~ http://10.0.0.1:80/
            O38 ~ DEFAULT ~ ${my_ip}x                 ~ 10.0.0.1x
            O38 ~ DEFAULT ~ $$my_ip                   ~ $my_ip
            O38 ~ DEFAULT ~ \\$my_ip                  ~ $my_ip
            O38 ~ DEFAULT ~ $vnc.my_ip                ~ 10.0.0.9
            O38 ~ DEFAULT ~ ${vnc.my_ip}:${port}      ~ 10.0.0.9:80
            O38 ~ DEFAULT ~ ${VNC.my_ip}              ~ 10.0.0.9
            O38 ~ vnc     ~ $my_ip                    ~ 10.0.0.9
            O38 ~ vnc     ~ $port                     ~ 80
            O38 ~ other   ~ $my_ip                    ~ 10.0.0.1
            O38 ~ DEFAULT ~ 5$                        ~ 5$
            O38 ~ DEFAULT ~ $5 ${ ${my_ip $-          ~ $5 ${ ${my_ip $-
            O38 ~ DEFAULT ~ $url/x                    ~ http://10.0.0.1/x
            O38 ~ DEFAULT ~ $cost                     ~ $my_ip
            """)
    void a_reference_is_replaced_by_the_value_of_its_option(
            String vector, String group, String written, String expected) {
        var text =
                "[DEFAULT]\nmy_ip = 10.0.0.1\nport = 80\nurl = http://$my_ip\ncost = $$my_ip\n[vnc]\nmy_ip = 10.0.0.9\n["
                        + group + "]\nfoo = " + written;
        assertThat(values(text).text(OsloOption.of(group, "foo")).get()).contains(expected);
    }

    @Test
    void O39_a_reference_to_an_option_nobody_sets_is_unresolved_unless_its_default_is_known() {
        var values = values("[DEFAULT]\nfoo = $state_path/x");
        assertThat(values.text(FOO))
                .isEqualTo(new OsloRead<>(
                        OsloRead.State.UNRESOLVED,
                        null,
                        List.of(new Entry("DEFAULT", "foo", "$state_path/x", at(0, 2))),
                        "refers to state_path, which no file sets"));
        var known = values.withDefaults(
                option -> option.name().equals("state_path") ? Optional.of("/var/lib/nova") : Optional.empty());
        assertThat(known.text(FOO).get()).contains("/var/lib/nova/x");
    }

    @Test
    void references_in_a_circle_or_without_bound_are_invalid() {
        assertThat(values("[DEFAULT]\nfoo = $bar\nbar = $foo").text(FOO).reason())
                .isEqualTo("refers to itself");
        var bomb = new StringBuilder("[DEFAULT]\nfoo = $a0$a0\n");
        for (int i = 0; i < 30; i++) {
            bomb.append("a")
                    .append(i)
                    .append(" = ")
                    .append(("$a" + (i + 1)).repeat(4))
                    .append("\n");
        }
        assertThat(values(bomb + "a30 = xxx").text(FOO).isInvalid()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}({2})")
    @CsvSource(delimiter = '~', quoteCharacter = '`', nullValues = "ERR", textBlock = """
            O40 ~ bool  ~ true          ~ true
            O40 ~ bool  ~ 1             ~ true
            O40 ~ bool  ~ On            ~ true
            O40 ~ bool  ~ YES           ~ true
            O40 ~ bool  ~ "True"        ~ true
            O40 ~ bool  ~ false         ~ false
            O40 ~ bool  ~ 0             ~ false
            O40 ~ bool  ~ off           ~ false
            O40 ~ bool  ~ no            ~ false
            O40 ~ bool  ~ t             ~ ERR
            O40 ~ bool  ~ y             ~ ERR
            O40 ~ bool  ~ 2             ~ ERR
            O40 ~ bool  ~ enabled       ~ ERR
            O40 ~ bool  ~ ``            ~ ERR
            O40 ~ bool  ~ " true "      ~ ERR
            O41 ~ int   ~ 10            ~ 10
            O41 ~ int   ~ " 10 "        ~ 10
            O41 ~ int   ~ "5"           ~ 5
            O41 ~ int   ~ 08            ~ 8
            O41 ~ int   ~ 1_000         ~ 1000
            O41 ~ int   ~ -1            ~ -1
            O41 ~ int   ~ +7            ~ 7
            O41 ~ int   ~ 0x10          ~ ERR
            O41 ~ int   ~ 1e3           ~ ERR
            O41 ~ int   ~ 10.0          ~ ERR
            O41 ~ int   ~ 1__0          ~ ERR
            O41 ~ int   ~ _1            ~ ERR
            O41 ~ int   ~ 1_            ~ ERR
            O41 ~ int   ~ -             ~ ERR
            O41 ~ int   ~ 60 # seconds  ~ ERR
            O41 ~ int   ~ 99999999999999999999999 ~ 9223372036854775807
            O41 ~ int   ~ 000000000000000000000000000005 ~ 5
            O41 ~ float ~ 1.5           ~ 1.5
            O41 ~ float ~ 16            ~ 16.0
            O41 ~ float ~ .5            ~ 0.5
            O41 ~ float ~ 5.            ~ 5.0
            O41 ~ float ~ 1e3           ~ 1000.0
            O41 ~ float ~ -1_0.5E-1     ~ -1.05
            O41 ~ float ~ inf           ~ Infinity
            O41 ~ float ~ -Infinity     ~ -Infinity
            O41 ~ float ~ nan           ~ NaN
            O41 ~ float ~ 1f            ~ ERR
            O41 ~ float ~ 0x1p3         ~ ERR
            O41 ~ float ~ .             ~ ERR
            O41 ~ float ~ 1e            ~ ERR
            O42 ~ list  ~ a, b ,c       ~ [a, b, c]
            O42 ~ list  ~ a,            ~ [a]
            O42 ~ list  ~ ``            ~ []
            O42 ~ list  ~ ,             ~ []
            O42 ~ list  ~ a,,b          ~ [a, , b]
            O42 ~ list  ~ x"a,b",c      ~ [x"a, b", c]
            O43 ~ dict  ~ k:v,k2:v2     ~ {k=v, k2=v2}
            O43 ~ dict  ~ a:b:c         ~ {a=b:c}
            O43 ~ dict  ~ a: b , c :d   ~ {a=b, c=d}
            O43 ~ dict  ~ ``            ~ {}
            O43 ~ dict  ~ a             ~ ERR
            O43 ~ dict  ~ a:b,          ~ ERR
            O43 ~ dict  ~ a:b,c         ~ ERR
            O43 ~ dict  ~ c,a:b         ~ {c,a=b}
            O43 ~ dict  ~ a:b,a:c       ~ ERR
            O43 ~ dict  ~ :b            ~ ERR
            O44 ~ lower ~ uuid          ~ uuid
            O44 ~ lower ~ UUID          ~ ERR
            O48 ~ port  ~ 65535         ~ 65535
            O48 ~ port  ~ 65536         ~ ERR
            O48 ~ port  ~ -1            ~ ERR
            O48 ~ ints  ~ 1, 2,3        ~ [1, 2, 3]
            O48 ~ ints  ~ 1,x           ~ ERR
            """)
    void a_value_is_converted_as_the_service_converts_it(String vector, String type, String written, String expected) {
        var read = values("[DEFAULT]\nfoo = " + written).read(FOO, type(type));
        assertThat(read.get().map(Object::toString)).isEqualTo(Optional.ofNullable(expected));
        assertThat(read.isInvalid()).isEqualTo(expected == null);
    }

    private static OsloType<?> type(String name) {
        return switch (name) {
            case "bool" -> OsloType.BOOLEAN;
            case "int" -> OsloType.INTEGER;
            case "float" -> OsloType.FLOAT;
            case "list" -> OsloType.LIST;
            case "dict" -> OsloType.DICT;
            case "port" -> OsloType.PORT;
            case "ints" -> OsloType.listOf(OsloType.INTEGER);
            default -> OsloType.oneOf("uuid", "fernet");
        };
    }

    @Test
    void unset_empty_masked_and_invalid_are_four_things() {
        var values = values("[DEFAULT]\nempty =\nmasked = ********\nbad = many");
        assertThat(values.integer(FOO).state()).isEqualTo(OsloRead.State.UNSET);
        assertThat(values.integer(OsloOption.of("DEFAULT", "empty")).state()).isEqualTo(OsloRead.State.EMPTY);
        assertThat(values.integer(OsloOption.of("DEFAULT", "empty")).get()).isEmpty();
        assertThat(values.text(OsloOption.of("DEFAULT", "empty")).get()).contains("");
        assertThat(values.integer(OsloOption.of("DEFAULT", "masked")).state()).isEqualTo(OsloRead.State.MASKED);
        var bad = values.integer(OsloOption.of("DEFAULT", "bad"));
        assertThat(bad.isInvalid()).isTrue();
        assertThat(bad.reason()).isEqualTo("is not an integer");
        assertThat(bad.at()).contains(at(0, 4));
    }

    @Test
    void O46_the_current_name_wins_over_its_earlier_names_in_one_file_but_not_over_a_later_file() {
        var option = OsloOption.of("database", "connection").formerly("DEFAULT", "sql_connection");
        assertThat(values("[database]\nconnection = new\n[DEFAULT]\nsql_connection = old")
                        .text(option)
                        .get())
                .contains("new");
        assertThat(values("[DEFAULT]\nsql_connection = old").text(option).get()).contains("old");
        assertThat(values("[database]\nconnection = new|[DEFAULT]\nsql_connection = old")
                        .text(option)
                        .get())
                .contains("old");
        assertThat(values("[DEFAULT]\nsql_connection = 1\n[database]\nconnection = 2|[database]\nconnection = 3")
                        .readAll(option, OsloType.STRING)
                        .get())
                .contains(List.of("1", "2", "3"));
    }

    @Test
    void O47_a_variable_overrides_the_file() {
        var option = OsloOption.of("oslo_messaging_rabbit", "rabbit_quorum_queue");
        var values = values("[oslo_messaging_rabbit]\nrabbit_quorum_queue = false\n[DEFAULT]\nfoo = 1")
                .withEnvironment(
                        Map.of("OS_OSLO_MESSAGING_RABBIT__RABBIT_QUORUM_QUEUE", "true", "OS_DEFAULT__FOO", "$bar"),
                        UNIT);
        assertThat(values.bool(option).get()).contains(true);
        assertThat(values.bool(option).at()).contains(UNIT);
        assertThat(values.isOverridden(option)).isTrue();
        assertThat(values.text(FOO).state()).isEqualTo(OsloRead.State.UNRESOLVED);
    }

    private static OsloValues values(String files) {
        var texts = files.replace("\\n", "\n").split("\\|");
        var number = new int[] {0};
        return OsloValues.of(Arrays.stream(texts)
                .map(text -> OsloConf.parse(at(number[0]++, 0), text).value())
                .toList());
    }

    private static Location at(int file, int line) {
        return new Location("ctl1", "/etc/nova/" + file + ".conf", line);
    }
}
