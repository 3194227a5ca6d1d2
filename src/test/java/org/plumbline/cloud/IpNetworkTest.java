package org.plumbline.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "2001:DB8::10, 2001:db8:0:0:0:0:0:10",
        "2001:0db8:0:0::0010, 2001:db8:0:0:0:0:0:10",
        "::1, 0:0:0:0:0:0:0:1",
        "::, 0:0:0:0:0:0:0:0",
        "Controller, controller",
        "10.0.0.256, 10.0.0.256",
        "1::2::3, 1::2::3",
        "${VIP}, ${vip}"
    })
    void one_address_has_one_spelling(String written, String normal) {
        assertThat(IpNetwork.normal(written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.77, 24, 10.0.0.0/24",
        "10.0.1.255, 23, 10.0.0.0/23",
        "10.9.8.7, 0, 0.0.0.0/0",
        "10.9.8.7, 32, 10.9.8.7/32",
        "2001:db8:ff::1, 34, 2001:db8:0:0:0:0:0:0/34",
        "nonsense, 24, ''"
    })
    void an_address_lies_in_a_network(String address, int prefixLength, String network) {
        assertThat(IpNetwork.of(address, prefixLength)).isEqualTo(network);
        assertThat(IpNetwork.contains(network, address)).isEqualTo(!network.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/24, 10.0.1.1", "10.0.0.0/24, ::1", "'', 10.0.0.1"})
    void other_addresses_do_not(String network, String address) {
        assertThat(IpNetwork.contains(network, address)).isFalse();
    }
}
