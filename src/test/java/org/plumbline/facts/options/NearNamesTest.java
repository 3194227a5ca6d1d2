package org.plumbline.facts.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {

    @ParameterizedTest
    @CsvSource({
        "kitten,sitting,3",
        "quorum,quroum,1",
        "'',abc,3",
        "abc,'',3",
        "same,same,0",
        "ab,ba,1",
        "rabbit_quorum,rabbit_quorums,1"
    })
    void distance(String a, String b, int slips) {
        assertThat(NearNames.distance(a, b)).isEqualTo(slips);
        assertThat(NearNames.distance(b, a)).isEqualTo(slips);
    }

    @Test
    void the_nearest_is_meant_only_where_it_is_the_only_one() {
        assertThat(NearNames.nearest("rabbit_quroum_queue", List.of("rabbit_quorum_queue", "rabbit_ha_queues")))
                .contains("rabbit_quorum_queue");
        assertThat(NearNames.nearest("osapi_workerz", List.of("osapi_workers", "osapi_workerx")))
                .isEmpty();
        assertThat(NearNames.nearest("workres", List.of("workers"))).contains("workers");
    }

    @Test
    void short_names_siblings_and_other_words_are_not_slips() {
        assertThat(NearNames.nearest("host", List.of("hosts"))).isEmpty();
        assertThat(NearNames.nearest("port_range_2", List.of("port_range_1"))).isEmpty();
        assertThat(NearNames.nearest("rabbit_login", List.of("rabbit_userid"))).isEmpty();
    }
}
