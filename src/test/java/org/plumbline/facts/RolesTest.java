package org.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.SmallCloud;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Deployment.Evidence;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Unseen;

/** What runs where, which hosts are missing, and what is proved absent. */
class RolesTest {

    private static final String PS = """
            PID USER COMMAND
              1 root /sbin/init
             40 nova /usr/bin/python3 /usr/bin/nova-conductor --config-file=/etc/nova/nova.conf
             41 keystone /usr/bin/uwsgi_python311 --ini /etc/keystone/keystone-uwsgi.ini
             42 www-data (wsgi:horizon) -k start
             43 nobody haproxy -f /var/lib/neutron/ns-metadata-proxy/0a.conf
            """;

    @TempDir
    Path folder;

    private SmallCloud cloud;

    @BeforeEach
    void one_host() {
        cloud = new SmallCloud(folder).with("snapshot.json", "{\"format\":\"plumbline/snapshot/1\"}");
        cloud.with("hosts/ctl1/etc/hostname", "ctl1\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            etc/haproxy/haproxy.cfg    | global\\n    daemon\\ndefaults\\n    mode http
            etc/corosync/corosync.conf | nodelist {\\n node {\\n  ring0_addr: 127.0.0.1\\n }\\n}
            """)
    void what_a_package_installs_is_no_sign_of_use(String file, String text) {
        cloud.with("hosts/ctl1/" + file, text.replace('~', '\n'));
        assertThat(Facts.of(cloud.read()).all(Deployment.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            systemctl-units.json | '{"a":{"a":'
            systemctl-units.json | '[]'
            ps.txt               | ''
            """)
    void a_list_that_is_broken_or_empty_proves_nothing_absent(String output, String text) {
        cloud.with("hosts/ctl1/commands/" + output, text);
        var facts = Facts.of(cloud.read());
        assertThat(facts.all(Inventory.class)).isEmpty();
        assertThat(facts.all(Absent.class)).isEmpty();
    }

    @Test
    void processes_tell_what_runs_whatever_starts_them_and_tenants_proxies_do_not_count() {
        cloud.with("hosts/ctl1/commands/ps.txt", PS);
        assertThat(Facts.of(cloud.read()).all(Deployment.class))
                .extracting(Deployment::software, Deployment::evidence)
                .containsExactlyInAnyOrder(
                        tuple("nova-conductor", Evidence.RUNNING),
                        tuple("keystone", Evidence.RUNNING),
                        tuple("horizon", Evidence.RUNNING));
    }

    @Test
    void a_configuration_file_is_a_role_only_where_nothing_tells_what_runs() {
        cloud.with("hosts/ctl1/etc/haproxy/haproxy.cfg", "global\nlisten keystone\n");
        assertThat(Facts.of(cloud.read()).all(Deployment.class))
                .extracting(Deployment::software, Deployment::evidence)
                .containsExactly(tuple("haproxy", Evidence.CONFIGURED));
        cloud.with("hosts/ctl1/commands/ps.txt", PS);
        assertThat(Facts.of(cloud.read()).all(Deployment.class))
                .extracting(Deployment::software)
                .doesNotContain("haproxy");
    }

    @Test
    void software_is_proved_absent_when_every_host_shows_what_it_runs() {
        assertThat(absent("rabbitmq")).isFalse();
        cloud.with("hosts/ctl1/commands/ps.txt", PS);
        assertThat(absent("rabbitmq")).isTrue();
        assertThat(absent("cinder")).isTrue();
        assertThat(absent("nova")).isFalse();
        cloud.with("hosts/ctl2/etc/hostname", "ctl2\n");
        assertThat(absent("rabbitmq")).isFalse();
    }

    @Test
    void a_host_that_the_api_names_and_nobody_collected_is_missing_and_nothing_is_proved_absent() {
        cloud.with("hosts/ctl1/commands/ps.txt", PS);
        cloud.with("api/compute/os-services.json", """
                {"services": [
                  {"binary": "nova-conductor", "host": "ctl1.example.org", "status": "enabled", "state": "up"},
                  {"binary": "nova-conductor", "host": "ctl2", "status": "enabled", "state": "up"}]}
                """);
        var facts = Facts.of(cloud.read());
        assertThat(facts.all(MissingHost.class)).extracting(MissingHost::name).containsExactly("ctl2");
        assertThat(facts.all(Unseen.class))
                .filteredOn(unseen -> unseen.subjects().contains("nova-conductor"))
                .isNotEmpty();
        assertThat(facts.all(Absent.class)).isEmpty();
    }

    private boolean absent(String subject) {
        return Facts.of(cloud.read()).isAbsent(subject);
    }
}
