package org.plumbline.facts.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Setting;
import org.plumbline.parse.haproxy.HaproxyCfg;
import org.plumbline.snapshot.Location;

class TlsMinimumTest {

    private static final Location FILE = new Location("ctl1", "/etc/haproxy/haproxy.cfg", 0);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # bind line           | ssl-default-bind-options               | version | minimum
                                  |                                        | 2.6.12  | TLSv1.2
                                  |                                        | 2.0.29  | TLSv1.0
                                  |                                        | 1.6.3   | SSLv3
                                  |                                        |         | ?
            ssl-min-ver TLSv1.3   |                                        |         | TLSv1.3
            ssl-min-ver TLSv1.0   | ssl-min-ver TLSv1.2                    | 2.6.12  | TLSv1.0
            force-tlsv12          | ssl-min-ver TLSv1.0                    | 2.6.12  | TLSv1.2
                                  | ssl-min-ver TLSv1.1 no-tls-tickets     | 2.6.12  | TLSv1.1
                                  | no-sslv3                               | 2.0.29  | TLSv1.0
                                  | no-sslv3 no-tlsv10 no-tlsv11           | 2.0.29  | TLSv1.2
            no-tlsv11             | no-sslv3 no-tlsv10                     | 2.0.29  | TLSv1.2
                                  | no-sslv3                               | 2.6.12  | TLSv1.2
                                  | no-sslv3 no-tlsv10 no-tlsv11 no-tlsv12 |         | TLSv1.3
                                  | no-sslv3 no-tlsv10 no-tlsv11           |         | TLSv1.2
                                  | no-sslv3 no-tlsv10                     |         | ?
            """)
    void the_line_decides_then_the_global_options_then_the_version(
            String own, String defaults, String version, String minimum) {
        var text = "global\n" + (defaults == null ? "" : " ssl-default-bind-options " + defaults + "\n")
                + "frontend f\n bind :443 ssl " + (own == null ? "" : own) + "\n";
        var cfg = HaproxyCfg.parse(FILE, text).value();
        var bind = cfg.proxies().findFirst().orElseThrow().binds().get(0);

        var found = TlsMinimum.of(
                bind.settings().all(),
                cfg.globals("ssl-default-bind-options"),
                version == null ? "" : version,
                bind.at());

        assertThat(found.known() ? found.value() : "?").isEqualTo(minimum);
        assertThat(found.state() == Setting.State.SET).isEqualTo((own + defaults).matches(".*(min-ver|force).*"));
    }
}
