package org.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.SmallCloud;
import org.plumbline.cloud.MissingHost;

/** Which hosts a cloud names and the snapshot lacks. */
class CompletenessTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            rabbit://a:b@127.0.0.1:5672/                      | ''
            rabbit://a:b@localhost/                           | ''
            rabbit://a:b@[::1]:5672/                          | ''
            rabbit://a:b@ctl1/                                | ''
            rabbit://a:b@10.0.0.11/                           | ''
            rabbit://a:b@ctl2/                                | ctl2
            rabbit://a:b@10.0.0.5/                            | 10.0.0.5
            rabbit://a:b@10.0.0.11:5672,a:b@10.0.0.12:5672/   | 10.0.0.12
            """)
    void the_brokers_of_a_service_are_named_hosts(String url, String missing) {
        var facts = Facts.of(new SmallCloud(folder)
                .with("hosts/ctl1/etc/hostname", "ctl1\n")
                .with("hosts/ctl1/etc/nova/nova.conf", "[DEFAULT]\nmy_ip = 10.0.0.11\ntransport_url = " + url + "\n")
                .read());
        assertThat(String.join(
                        " ",
                        facts.all(MissingHost.class).stream()
                                .map(MissingHost::name)
                                .toList()))
                .isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({"api/rabbitmq/ctl2/overview.json,ctl2", "hosts/ctl2/etc/hostname,''"})
    void a_host_of_which_only_a_service_answered_is_named_and_not_seen(String file, String missing) {
        var facts = Facts.of(new SmallCloud(folder)
                .with("hosts/ctl1/etc/hostname", "ctl1\n")
                .with(file, "{}\n")
                .read());
        assertThat(String.join(
                        " ",
                        facts.all(MissingHost.class).stream()
                                .map(MissingHost::name)
                                .toList()))
                .isEqualTo(missing);
    }
}
