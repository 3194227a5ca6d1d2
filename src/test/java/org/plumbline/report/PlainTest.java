package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest {

    @ParameterizedTest(name = "U+{0}: {1}")
    @CsvSource({
        "0000, U",
        "0007, U",
        "001B, U",
        "007F, U",
        "009B, U",
        "061C, U",
        "200B, U",
        "200F, U",
        "202E, U",
        "2028, U",
        "2066, U",
        "FEFF, U",
        "FFF9, U",
        "FFFF, U",
        "0009, blank",
        "000A, blank",
        "000D, blank",
        "D800, U",
        "DC00, U",
        "0041, kept",
        "00E9, kept",
        "2039, kept",
        "4E2D, kept",
        "00A0, kept",
    })
    void what_could_fool_a_reader_or_a_terminal_is_replaced(String hex, String becomes) {
        char c = (char) Integer.parseInt(hex, 16);
        var expected = becomes.equals("kept") ? c : becomes.equals("blank") ? ' ' : '\uFFFD';
        assertThat(Plain.line("a" + c + "b")).isEqualTo("a" + expected + "b");
    }

    @Test
    void whole_surrogate_pairs_stay() {
        assertThat(Plain.line("a😀b")).isEqualTo("a😀b");
    }

    @Test
    void a_block_keeps_its_lines() {
        assertThat(Plain.block("a\n\tb\u001b[31m")).isEqualTo("a\n\tb\uFFFD[31m");
    }

    @Test
    void endless_text_is_cut_and_never_within_a_character() {
        assertThat(Plain.line("x".repeat(1_000_000))).hasSize(Plain.LONGEST + 1).endsWith("x…");
        assertThat(Plain.line("x".repeat(Plain.LONGEST - 1) + "😀😀")).endsWith("x…");
    }

    @Test
    void a_line_is_one_line_whatever_it_was() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(0x100)));
            }
            var line = Plain.line(text.toString());
            assertThat(line.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x202E))
                    .isTrue();
            assertThat(Plain.line(line)).isEqualTo(line);
        }
    }
}
