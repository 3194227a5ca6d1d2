package org.plumbline.facts.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            bool; True; true
            bool; off; true
            bool; 1; true
            bool; ``; false
            bool; enabled; false
            bool; true # comment; false
            int; -7; true
            int; 1_000; true
            int; ``; true
            int; 12.0; false
            int; 30s; false
            int[1..]; 0; false
            int[1..]; 99999999999999999999; true
            int[..10]; 11; false
            int[1..10]; 10; true
            float[0.0..]; -0.1; false
            float[0.0..]; 1e3; true
            float; .5; true
            float; inf; true
            float; 1,5; false
            port; 65536; false
            port; 5672; true
            choice{a|b}; A; false
            choice{a|b}; b; true
            choice{|b}; ``; true
            word{internal|public}; Internal; true
            word{internal|public}; admin; false
            list; anything at all; true
            any; ``; true
            """)
    void takes(String type, String value, boolean taken) {
        assertThat(OptionType.of(type).takes(value)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"bool,false", "port,false", "choice{a|b},false", "str,true", "multi,true", "any,true"})
    void takes_all(String type, boolean all) {
        assertThat(OptionType.of(type).takesAll()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            bool; true or false
            int[1..10]; a whole number from 1 up to 10
            float[0.0..]; a number from 0.0
            port; a whole number from 0 up to 65535
            choice{a|b}; one of a, b
            """)
    void in_words(String type, String words) {
        assertThat(OptionType.of(type).inWords()).isEqualTo(words);
    }
}
