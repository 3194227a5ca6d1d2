package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1. Do. 2. Then do 3. times. 4. End. | 1. Do./2. Then do/3. times./4. End.",
                "Set 1. 2. 3.                        | Set 1. 2. 3.",
                "1. Only one                         | 1. Only one",
            })
    void numbered_steps_stand_on_their_own_lines(String text, String lines) {
        assertThat(Words.steps(text)).isEqualTo(lines.replace('/', '\n'));
    }

    @Test
    void lists_name_the_first_and_count_the_rest() {
        assertThat(Words.some(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Words.some(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "59.5, 59.5", "8589934592, 8589934592"})
    void numbers_have_no_needless_decimals(double value, String text) {
        assertThat(Words.number(value)).isEqualTo(text);
    }
}
