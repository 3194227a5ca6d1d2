package org.plumbline.facts.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.messaging.BrokerClient;
import org.plumbline.snapshot.Location;

class MessagingClientsTest {

    private static final Location AT = new Location("ctl1", "/etc/nova/nova.conf", 4);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            rabbit://nova:pw@ctl1:5672/                                   ~ nova  ~ /     ~ ctl1:5672
            rabbit://nova:pw@ctl1:5672,nova:pw@ctl2:5672//                ~ nova  ~ /     ~ ctl1:5672 ctl2:5672
            rabbit://nova:pw@ctl1,nova:pw@ctl2/nova?ssl=1                 ~ nova  ~ nova  ~ ctl1 ctl2
            rabbit://nova:pw@[fd00::1]:5671/%2Fnova                       ~ nova  ~ /nova ~ [fd00::1]:5671
            rabbit://ctl1                                                 ~ guest ~ /     ~ ctl1
            rabbit://‹secret:9f3a1c22:1-7›:‹secret:11223344:32›@ctl1:5671 ~ ‹secret:9f3a1c22:1-7› ~ / ~ ctl1:5671
            """)
    void a_url_tells_login_virtual_host_and_brokers(String url, String user, String vhost, String brokers) {
        var client = MessagingClients.client(service(), Setting.set("DEFAULT.transport_url", url, AT))
                .orElseThrow();
        assertThat(client.user()).isEqualTo(user);
        assertThat(client.vhost()).isEqualTo(vhost);
        assertThat(client.brokers()).containsExactly(brokers.split(" "));
    }

    @Test
    void other_transports_are_no_broker_clients() {
        assertThat(MessagingClients.client(service(), Setting.set("DEFAULT.transport_url", "fake://", AT)))
                .isEmpty();
    }

    @Test
    void published_logins_are_known_by_name_or_by_their_mark() {
        assertThat(client("rabbit://guest:guest@a").hasPublishedLogin()).isTrue();
        assertThat(client("rabbit://‹secret:9f3a1c22:1-7:well-known›:x@a").hasPublishedLogin())
                .isTrue();
        assertThat(client("rabbit://nova:x@a").hasPublishedLogin()).isFalse();
    }

    private static BrokerClient client(String url) {
        return MessagingClients.client(service(), Setting.set("DEFAULT.transport_url", url, AT))
                .orElseThrow();
    }

    private static Service service() {
        return new Service("nova-api", "nova", "ctl1", new NoOptions(), AT);
    }

    private record NoOptions() implements Service.Options {

        @Override
        public Setting effective(String option) {
            return Setting.unset(option, AT);
        }

        @Override
        public List<Setting> all() {
            return List.of();
        }

        @Override
        public List<Setting> every(String option) {
            return List.of();
        }
    }
}
