package org.plumbline.cloud.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlServerTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    https://public.ha.lab:8774/v2.1,           public.ha.lab, 8774
                    https://public.ha.lab/identity/v3,         public.ha.lab, 443
                    http://10.0.0.5,                           10.0.0.5,      80
                    http://ctl_1.lab:9292,                     ctl_1.lab,     9292
                    HTTPS://Public.HA.lab:5000,                public.ha.lab, 5000
                    http://[2001:DB8::1]:8776/v3/%(tenant_id)s, 2001:db8::1,  8776
                    https://[2001:db8::1],                     2001:db8::1,   443
                    http://lab:8776/v3/$(project_id)s?x=y,     lab,           8776
                    mysql+pymysql://nova:s@vip.lab:3306/nova,  vip.lab,       3306
                    http://lab:/v3,                            lab,           80
                    """)
    void leads_to_a_server_and_its_port(String url, String host, int port) {
        assertThat(UrlServer.of(url)).contains(new UrlServer(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "public.ha.lab",
                "://lab",
                "http://",
                "http://:80",
                "%(glance)s",
                "http://%(host)s:9292",
                "http://$host/",
                "http://a b/",
                "http://lab:port/",
                "http://lab:0/",
                "http://lab:65536/",
                "http://lab:-1/"
            })
    void leads_nowhere(String url) {
        assertThat(UrlServer.of(url)).isEmpty();
    }

    @Test
    void is_written_with_brackets_around_an_address_of_IPv6() {
        assertThat(new UrlServer("2001:db8::1", 443).address()).isEqualTo("[2001:db8::1]:443");
        assertThat(new UrlServer("lab", 80).address()).isEqualTo("lab:80");
    }
}
