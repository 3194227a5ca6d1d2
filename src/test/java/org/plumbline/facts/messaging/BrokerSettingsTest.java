package org.plumbline.facts.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerSettingsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2GB, 2000000000",
        "512MiB, 536870912",
        "1000, 1000",
        "4 gb, 4000000000",
        "1k, 1024",
    })
    void sizes_are_read_with_their_units(String text, long bytes) {
        assertThat(BrokerSettings.bytes(text)).contains(bytes);
    }

    @Test
    void what_is_no_size_has_none() {
        assertThat(BrokerSettings.bytes("much")).isEmpty();
        assertThat(BrokerSettings.bytes("2 parsecs")).isEmpty();
        assertThat(BrokerSettings.bytes("99999999999999999999")).isEmpty();
    }

    @ParameterizedTest(name = "RabbitMQ {0} on Erlang {1}: {2}")
    @CsvSource({
        "3.10.8, 25.2.3, ''",
        "3.13.7, 27.0, supports Erlang 26.0 to 26.x",
        "4.0.5, 25.3.2, supports Erlang 26.2 to 27.x",
        "4.0.5, 26.1.2, supports Erlang 26.2 to 27.x",
        "4.0.5, 26, ''",
        "4.2.9, 26.2.5, supports Erlang 27.0 to 27.x",
        "3.5.0, 18, ''",
    })
    void a_release_supports_a_range_of_erlang(String rabbitmq, String erlang, String complaint) {
        assertThat(ErlangSupport.complaint(rabbitmq, erlang).orElse("")).isEqualTo(complaint);
    }
}
