package org.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Setting.State;
import org.plumbline.parse.oslo.OsloConf;
import org.plumbline.snapshot.Location;

class EffectiveOptionsTest {

    private static final Location FILE = new Location("ctl1", "/etc/nova/nova.conf", 0);

    @Test
    void a_later_file_wins_and_is_the_evidence() {
        var second = new Location("ctl1", "/etc/nova/nova.conf.d/10.conf", 0);
        var options = new EffectiveOptions(
                "nova",
                "zed",
                List.of(
                        OsloConf.parse(FILE, "[DEFAULT]\ndebug = true\n").value(),
                        OsloConf.parse(second, "[DEFAULT]\n\ndebug = false\n").value()),
                FILE,
                List.of());
        assertThat(options.effective("DEFAULT.debug")).satisfies(debug -> {
            assertThat(debug.isFalse()).isTrue();
            assertThat(debug.at()).isEqualTo(second.line(3));
        });
    }

    @Test
    void an_unset_option_has_the_default_of_its_release_and_says_where_that_stands() {
        var debug = options("[DEFAULT]\n").effective("DEFAULT.debug");
        assertThat(debug.state()).isEqualTo(State.DEFAULT);
        assertThat(debug.isFalse()).isTrue();
        assertThat(debug.origin()).contains("oslo.log");
        assertThat(debug.at()).isEqualTo(FILE);
    }

    @Test
    void an_unset_option_that_the_table_lacks_is_not_known() {
        var odd = options("[DEFAULT]\n").effective("DEFAULT.no_such_option");
        assertThat(odd.known()).isFalse();
        assertThat(odd.isTrue() || odd.isFalse() || odd.isBlank() || odd.isUnset())
                .isFalse();
    }

    @Test
    void a_masked_value_is_neither_true_nor_false_nor_unset() {
        var masked = options("[DEFAULT]\ndebug = ****\n").effective("DEFAULT.debug");
        assertThat(masked.state()).isEqualTo(State.MASKED);
        assertThat(masked.isTrue() || masked.isFalse() || masked.isBlank() || masked.isUnset())
                .isFalse();
    }

    @Test
    void every_set_option_is_listed_once_by_group_and_name() {
        assertThat(options("[DEFAULT]\ndebug = true\n[Database]\nconnection = a\nconnection = b\n")
                        .all())
                .extracting(Setting::option, Setting::value)
                .containsExactly(tuple("DEFAULT.debug", "true"), tuple("database.connection", "b"));
    }

    private static EffectiveOptions options(String text) {
        return new EffectiveOptions(
                "nova", "zed", List.of(OsloConf.parse(FILE, text).value()), FILE, List.of());
    }
}
