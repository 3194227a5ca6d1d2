package org.plumbline.cloud.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

class CorosyncNodeTest {

    private static final Location AT = new Location("ctl1", "/etc/corosync/corosync.conf", 0);
    private static final Map<String, String> DEFAULTS = Map.of(
            "totem.token",
            "3000",
            "totem.token_coefficient",
            "650",
            "totem.transport",
            "knet",
            "totem.crypto_cipher",
            "none",
            "totem.crypto_hash",
            "none");

    @ParameterizedTest
    @CsvSource({
        "2, '',                                false, false, true,  false",
        "2, two_node=1,                        false, false, false, false",
        "2, two_node=1 wait_for_all=0,         false, true,  false, false",
        "3, two_node=1,                        true,  false, false, false",
        "3, '',                                false, false, false, false",
        "2, auto_tie_breaker=1,                false, false, false, false",
        "3, expected_votes=3,                  false, false, false, false",
        "3, expected_votes=5,                  false, false, false, true",
    })
    void quorum_switches_are_judged_by_the_number_of_nodes(
            int size, String switches, boolean wrongSize, boolean races, boolean tied, boolean miscounted) {
        var node = node(size, switches, "");

        assertThat(node.twoNodeOnOtherSize()).isEqualTo(wrongSize);
        assertThat(node.racesAtBoot()).isEqualTo(races);
        assertThat(node.tied()).isEqualTo(tied);
        assertThat(node.miscounted()).isEqualTo(miscounted);
    }

    @ParameterizedTest
    @CsvSource({
        "2, '',                           3000, false",
        "3, '',                           3650, false",
        "5, token=10000,                 11950, false",
        "5, token=10000 token_coefficient=0, 10000, false",
        "3, token=5000 consensus=6780,    5650, false",
        "3, token=5000 consensus=6779,    5650, true",
        "2, token=5000 consensus=1000,    5000, false",
        "3, token=x,                       NaN, false",
    })
    void the_token_grows_with_the_third_node(int size, String totem, Double token, boolean consensusTooShort) {
        var node = node(size, "", totem);

        assertThat(node.effectiveToken()).isEqualTo(token);
        assertThat(node.consensusTooShort()).isEqualTo(consensusTooShort);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                  true,  false",
        "crypto_cipher=aes256 crypto_hash=sha256,             false, false",
        "crypto_hash=sha256,                                  false, true",
        "crypto_cipher=aes256 crypto_hash=sha256 transport=udpu, true, false",
    })
    void encryption_needs_a_cipher_and_a_transport_that_has_one(String totem, boolean inClear, boolean readable) {
        var node = node(3, "", totem);

        assertThat(node.inClear()).isEqualTo(inClear);
        assertThat(node.unencrypted()).isEqualTo(readable);
    }

    private static CorosyncNode node(int size, String quorum, String totem) {
        var options = new TreeMap<String, Setting>();
        add(options, "quorum.", quorum);
        add(options, "totem.", totem);
        var members = IntStream.rangeClosed(1, size)
                .mapToObj(i -> new CorosyncMember("n" + i, "" + i, List.of("10.0.0." + i), 1, AT))
                .toList();
        return new CorosyncNode(
                "ctl1", options, DEFAULTS, members, List.of(), false, 3, Optional.empty(), Optional.of(true), AT);
    }

    private static void add(Map<String, Setting> options, String section, String text) {
        for (var pair : text.split(" ")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                var option = section + pair.substring(0, equals);
                options.put(option, Setting.set(option, pair.substring(equals + 1), AT));
            }
        }
    }
}
