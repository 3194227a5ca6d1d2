package org.plumbline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Redactor REDACTOR = new Redactor("test".getBytes(StandardCharsets.UTF_8));
    private static final String CANARY = "Xk4pTq81LmZ";

    /** Where secrets are written down: the source, a bar, and the text with § for the secret and ¶ for a line break. */
    private static final String PLACES = """
            /etc/nova/nova.conf|password = §
            /etc/nova/nova.conf|password=§
            /etc/nova/nova.conf|password : §
            /etc/nova/nova.conf|#password = §
            /etc/nova/nova.conf|# admin_password=§
            /etc/nova/nova.conf|password = "§"
            /etc/nova/nova.conf|password = with blanks § inside
            /etc/nova/nova.conf|password = first # §
            /etc/nova/nova.conf|password =¶  §
            /etc/nova/nova.conf|metadata_proxy_shared_secret = §
            /etc/nova/nova.conf|memcache_secret_key = §
            /etc/nova/nova.conf|connection = mysql+pymysql://nova:§@controller/nova
            /etc/nova/nova.conf|connection = mysql+pymysql://§:x@controller/nova
            /etc/nova/nova.conf|connection = mysql+pymysql://nova:a/§@controller/nova
            /etc/nova/nova.conf|connection = mysql+pymysql://nova:a@§@controller/nova
            /etc/nova/nova.conf|connection = mysql+pymysql://nova:a:§@controller/nova
            /etc/nova/nova.conf|connection = mysql+pymysql://nova:a,§@controller/nova
            /etc/nova/nova.conf|transport_url = rabbit://openstack:pw1@ctl1:5672,openstack:§@ctl2:5672,openstack:pw3@ctl3:5672//
            /etc/nova/nova.conf|backend_url = redis://:§@10.0.0.1:6379
            /etc/heat/heat.conf|auth_encryption_key=§
            /etc/barbican/barbican.conf|kek = '§'
            /etc/swift/swift.conf|swift_hash_path_suffix = §
            /etc/swift/swift.conf|swift_hash_path_prefix = §
            /etc/keystone/keystone.conf|admin_token = §
            /etc/octavia/octavia.conf|heartbeat_key = §
            /etc/octavia/octavia.conf|ca_private_key_passphrase = §
            /etc/cinder/cinder.conf|san_password = §
            /etc/cinder/cinder.conf|backup_s3_store_access_key = §
            /etc/glance/glance-api.conf|s3_store_secret_key = §
            /etc/ceilometer/ceilometer.conf|telemetry_secret = §
            /etc/mysql/my.cnf|wsrep_sst_auth = sst:§
            /etc/mysql/my.cnf|wsrep_sst_auth="sst:§"
            /etc/mysql/my.cnf|password=§
            /etc/my.cnf|loose-wsrep-sst-auth = root:§
            /etc/rabbitmq/rabbitmq.conf|default_pass = §
            /etc/rabbitmq/rabbitmq.conf|management.load_definitions_password=§
            /etc/rabbitmq/advanced.config|{default_pass, <<"§">>},
            /etc/rabbitmq/advanced.config|{password,"§"}
            /etc/rabbitmq/advanced.config|{default_pass,¶   <<"§">>},
            /etc/rabbitmq/rabbitmq-env.conf|RABBITMQ_ERLANG_COOKIE=§
            /etc/rabbitmq/definitions.json|{"users":[{"name":"a","password_hash":"§","tags":""}]}
            /etc/haproxy/haproxy.cfg|    stats auth admin:§
            /etc/haproxy/haproxy.cfg|    user root insecure-password §
            /etc/haproxy/haproxy.cfg|    user root password §
            /etc/keepalived/keepalived.conf|        auth_pass §
            /etc/keepalived/keepalived.conf|        auth_pass "§"
            /etc/redis/redis.conf|requirepass §
            /etc/redis/redis.conf|masterauth "§"
            /etc/redis/sentinel.conf|sentinel auth-pass mymaster §
            /etc/ceph/ceph.client.nova.keyring|[client.nova]¶\tkey = AQ1§abcdefghijkl1234567890==
            /etc/openstack-dashboard/local_settings.py|SECRET_KEY = '§'
            /etc/openstack-dashboard/local_settings.py|SECRET_KEY='§'  # comment
            /etc/openstack-dashboard/local_settings.py|    'PASSWORD': '§',
            /etc/openstack-dashboard/local_settings.py|EMAIL_HOST_PASSWORD = u"§"
            /etc/kolla/passwords.yml|keystone_admin_password: §
            /etc/kolla/passwords.yml|some_thing_without_a_telling_name: §
            /etc/kolla/passwords.yml|database: '§'
            /etc/openstack_deploy/user_secrets.yml|galera_root_user_id_number_thing: §
            /etc/netplan/01.yaml|  password: "§"
            /etc/proxysql.yaml|  - username: "nova"¶    password: "§"
            /etc/proxysql.cnf|  admin_credentials="admin:§;radmin:radmin"
            /etc/some.yaml|password: |-¶  §¶other: 1
            /etc/some.yaml|password: >¶  line one¶  §¶other: 1
            /etc/some.yaml|passwords:¶  - §¶  - b
            /etc/some.yaml|passwords: ["a", "§"]
            /etc/some.yaml|db_password: {value: "§", type: x}
            /etc/some.yaml|- name: OS_PASSWORD¶  value: "§"
            /etc/some.yaml|{user: a, password: §, x: y}
            /etc/some.json|{"clientSecret": "§"}
            /etc/some.json|{"name": "ADMIN_PASSWORD", "value": "§"}
            /etc/some.json|{"password":¶   "§"}
            /etc/some.json|{"blob": "{\\"access\\": \\"a\\", \\"secret\\": \\"§\\"}"}
            /etc/some.json|{"Env": ["MYSQL_ROOT_PASSWORD=§", "PATH=/bin"]}
            /etc/some.json|"admin-password": {¶  "Value": "§"¶}
            /etc/some.json|"passwords": [¶  "a",¶  "§"¶]
            /etc/some.json|{"private_key": "-----BEGIN PRIVATE KEY-----\\n§\\n-----END PRIVATE KEY-----\\n"}
            /root/admin-openrc|export OS_PASSWORD=§
            /root/admin-openrc|export OS_PASSWORD='§'
            /etc/systemd/system/a.service|Environment=A=b DB_PASSWORD=§ C=d
            /etc/systemd/system/a.service|Environment="DB_PASSWORD=x §" C=d
            cibadmin -Q|<nvpair id="f-passwd" name="passwd" value="§"/>
            cibadmin -Q|<nvpair value="§" name="passwd" id="f-passwd"/>
            crm configure show|primitive f stonith:fence_ipmilan params ip=1.2.3.4 login=a passwd=§ op monitor
            crm configure show|params passwd="§" lanplus=1
            virsh dumpxml|<graphics type='vnc' port='5900' passwd='§'/>
            some xml|<password>§</password>
            ps -ef|mysql -u root -p§ -h db
            ps -ef|/usr/bin/mariabackup --user=sst --password=§ --backup
            ps -ef|tool --password § --host db
            ps -ef|sshpass -p § ssh root@host
            ps -ef|redis-cli -a § info
            ps -ef|curl -u admin:§ http://host/
            ps -ef|curl -H 'X-Auth-Token: §' http://host/
            ps -ef|curl -H "Authorization: Bearer §" http://host/
            ps -ef|ipmitool -I lanplus -U admin -P § power status
            ps -ef|beam.smp -sname rabbit -setcookie § -boot start
            mysql -B -e x|wsrep_sst_auth\tsst:§
            mysql -B -e x|3\troot\tlocalhost\tALTER USER 'a'@'%' IDENTIFIED BY '§'
            /etc/shadow|root:$6$abcdefgh$§abcdefghijklmnopqrstuvwxyz:19000:0:
            /etc/pki/x.pem|-----BEGIN RSA PRIVATE KEY-----¶MIIEpAIBAAKCAQEA§¶§abc¶-----END RSA PRIVATE KEY-----
            /etc/pki/x.pem|-----BEGIN PRIVATE KEY-----¶MIIEpAIBAAKCAQEA§¶§abc
            /etc/some.yaml|key: |¶  -----BEGIN PRIVATE KEY-----¶  MIIE§¶  -----END PRIVATE KEY-----
            /etc/iscsi/iscsid.conf|node.session.auth.password_in = §
            /etc/snmp/snmpd.conf|rocommunity § 10.0.0.0/8
            """;

    static Stream<String> places() {
        return PLACES.lines();
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_secret_does_not_survive_and_no_line_is_lost(String place) {
        var text = text(place, CANARY);
        var redacted = redact(source(place), text);

        assertThat(redacted).doesNotContain(CANARY).contains("‹secret:");
        assertThat(lines(redacted)).isEqualTo(lines(text));
    }

    @ParameterizedTest
    @MethodSource("places")
    void redacting_twice_changes_nothing(String place) {
        var once = redact(source(place), text(place, CANARY));

        assertThat(redact(source(place), once)).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/etc/x.conf|password = §",
                "/etc/x.conf|password = \"§\"",
                "/etc/x.conf|url = mysql://u:§@db/x",
                "/etc/x.json|{\"password\": \"§\"}",
                "/etc/x.yaml|password: §",
                "/etc/x.py|'PASSWORD': '§',",
                "ps|mysql -p§ -h db",
                "/etc/haproxy/haproxy.cfg|stats auth admin:§",
                "/etc/my.cnf|wsrep_sst_auth=sst:§",
                "cib|<nvpair name=\"passwd\" value=\"§\"/>",
                "/etc/rabbitmq/advanced.config|{default_pass, <<\"§\">>}",
            })
    void the_same_secret_has_the_same_hash_wherever_it_stands(String source, String text) {
        assertThat(redact(source, text.replace("§", CANARY)))
                .contains(REDACTOR.secret(CANARY).toString());
    }

    @Test
    void an_escaped_secret_is_the_secret() {
        var marker = REDACTOR.secret("p@ss\"w/rd").toString();

        assertThat(redact("/etc/x", "url = mysql://u:p%40ss%22w%2Frd@db/x")).contains(marker);
        assertThat(redact("/etc/x.json", "{\"password\": \"p@ss\\\"w\\/rd\"}")).contains(marker);
        assertThat(redact("cib", "<nvpair name=\"passwd\" value=\"p@ss&quot;w/rd\"/>"))
                .contains(marker);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/keystone/keystone.conf|[token]",
                "/etc/keystone/keystone.conf|provider = fernet",
                "/etc/keystone/keystone.conf|expiration = 3600",
                "/etc/keystone/keystone.conf|token_expiration = 3600",
                "/etc/keystone/keystone.conf|max_token_size = 255",
                "/etc/keystone/keystone.conf|key_repository = /etc/keystone/fernet-keys/",
                "/etc/keystone/keystone.conf|password_expires_days = 90",
                "/etc/keystone/keystone.conf|password_hash_algorithm = bcrypt",
                "/etc/keystone/keystone.conf|#password = <None>",
                "/etc/keystone/keystone.conf|admin_password =",
                "/etc/keystone/keystone.conf|admin_password = ****",
                "/etc/nova/nova.conf|connection = mysql://db/nova",
                "/etc/nova/nova.conf|auth_url = http://controller:5000/v3",
                "/etc/nova/nova.conf|www_authenticate_uri = http://[::1]:5000/v3?mail=a@b",
                "/etc/nova/nova.conf|project_domain_name = Default",
                "/etc/nova/nova.conf|inject_password = false",
                "/etc/nova/nova.conf|rbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337",
                "/etc/nova/nova.conf|service_token_roles_required = true",
                "/etc/nova/nova.conf|ssl_key_file = /etc/pki/nova.key",
                "/etc/nova/nova.conf|kombu_ssl_keyfile = /etc/pki/nova.key",
                "/etc/mysql/my.cnf|ssl-key = /etc/mysql/ssl/server-key.pem",
                "/etc/mysql/my.cnf|ssl_key=/etc/mysql/server-key.pem",
                "/etc/corosync/corosync.conf|    token: 3000",
                "/etc/corosync/corosync.conf|    token_retransmits_before_loss_const: 10",
                "/etc/corosync/corosync.conf|    secauth: on",
                "/etc/etcd/etcd.conf|ETCD_INITIAL_CLUSTER_TOKEN=\"etcd-cluster-01\"",
                "/etc/sudoers.d/nova|nova ALL = (root) NOPASSWD: /usr/bin/nova-rootwrap",
                "/etc/nsswitch.conf|passwd: files systemd",
                "/etc/login.defs|PASS_MAX_DAYS   99999",
                "/etc/ssh/sshd_config|PasswordAuthentication no",
                "/etc/nova/policy.yaml|\"os_compute_api:os-server-password:show\": \"rule:admin_or_owner\"",
                "/etc/barbican/policy.json|\"secret:decrypt\": \"rule:secret_decrypt_non_private_read\",",
                "/etc/openstack-dashboard/local_settings.py|SECRET_KEY = secret_key.generate_or_read_from_file('/var/lib/x/secret')",
                "/etc/haproxy/haproxy.cfg|    cookie SERVERID insert indirect nocache",
                "/etc/haproxy/haproxy.cfg|    server ctl1 10.0.0.1:5000 check inter 2000 rise 2 fall 5",
                "/etc/x.json|{\"secrets\": -1, \"password_set\": true}",
                "/etc/x.yaml|password: \"{{ vault_password }}\"",
                "/etc/x.yaml|password: ${DB_PASSWORD}",
                "/etc/x.json|\"PWD\": \"/root\",",
                "/etc/x.json|[\"secret\", \"other\"]",
                "cib|<lrm_rsc_op operation_key=\"cinder-volume_monitor_15000\" operation=\"monitor\"/>",
                "iptables-save|-A x -p udp -m udp --sport 67 --dport 68 -j RETURN",
                "/etc/default/x|# The password is read from the file below.",
                "ps|memcached -m 64 -p 11211 -u memcache",
                "/etc/pki/x.pem|-----BEGIN CERTIFICATE-----",
                "/etc/neutron/api-paste.ini|paste.filter_factory = keystonemiddleware.auth_token:filter_factory",
            })
    void what_is_no_secret_stays(String place) {
        assertThat(redact(source(place), text(place, "@"))).isEqualTo(text(place, "@"));
    }

    @ParameterizedTest
    @CsvSource({
        "RABBIT_PASS, true",
        "guest, true",
        "k@l!ve1, true",
        "1111, true",
        "openstack, true",
        "CHANGEME, true",
        "nomoresecret, true",
        "notgood but just long enough i t, true",
        "<password>, true",
        "%SERVICE_PASSWORD%, true",
        "dGhpcnR5X3R3b19ieXRlX2tleWJsYWhibGFoYmxhaGg=, true",
        "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=, true",
        "39UeSti9QXLKShih5k5RE3DED3dyrKLLKlFQanIz, false",
        "GUESTHOUSE, false",
        "Tr0ub4dor, false",
    })
    void published_secrets_are_known(String secret, boolean known) {
        assertThat(Secret.in(redact("/etc/x.conf", "password = " + secret)))
                .hasValueSatisfying(found -> assertThat(found.wellKnown()).isEqualTo(known));
    }

    @Test
    void hosts_in_urls_stay_and_a_well_known_user_shows() {
        assertThat(redact("/etc/x", "transport_url = rabbit://guest:abcdefgh@ctl1:5672,nova:abcdefgh@ctl2:5672/vhost"))
                .matches(
                        "transport_url = rabbit://‹secret:[0-9a-f]{8}:1-7:well-known›:‹secret:([0-9a-f]{8}):8-15›@ctl1:5672,"
                                + "‹secret:[0-9a-f]{8}:1-7›:‹secret:\\1:8-15›@ctl2:5672/vhost");
    }

    @Test
    void vrrp_sees_only_eight_characters() {
        var cut = redact("/etc/keepalived/keepalived.conf", "auth_pass abcdefgh");

        assertThat(redact("/etc/keepalived/keepalived.conf", "auth_pass abcdefghXYZ"))
                .isEqualTo(cut);
        assertThat(redact("/etc/keepalived/keepalived.conf", "auth_pass abcdefgX"))
                .isNotEqualTo(cut);
    }

    @Test
    void a_marker_in_json_keeps_the_json_whole() {
        assertThat(redact("/etc/x.json", "{\"password\": 12345678, \"a\": 1}"))
                .matches("\\{\"password\": \"‹secret:[0-9a-f]{8}:8-15:well-known›\", \"a\": 1}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1-7",
        "6, 1-7",
        "7, 8-15",
        "14, 8-15",
        "15, 16",
        "16, 17-23",
        "23, 24",
        "24, 25-31",
        "31, 32",
        "32, 33-63",
        "62, 33-63",
        "63, 64+"
    })
    void the_length_is_told_in_classes(int more, String length) {
        assertThat(REDACTOR.secret("x" + "y".repeat(more)).length()).isEqualTo(length);
    }

    @Test
    void secrets_drawn_at_random_never_survive_in_any_place_and_stay_equal_or_different() {
        var random = new Random(20261124);
        var places = places().filter(place -> !source(place).endsWith(".yml")).toList();
        for (int round = 0; round < 300; round++) {
            var secret = secret(random);
            var other = secret(random);
            var lines = new ArrayList<String>();
            for (int i = 0; i < 12; i++) {
                lines.add("option_" + i + " = value " + random.nextInt());
                lines.add(text(places.get(random.nextInt(places.size() - 12)), secret));
                lines.add("[section" + i + "]");
                lines.add("password = " + (i % 2 == 0 ? secret : other));
            }
            var redacted = redact("/etc/some.conf", String.join("\n", lines));

            assertThat(redacted).doesNotContain(secret).doesNotContain(other);
            assertThat(lines(redacted)).isEqualTo(lines(String.join("\n", lines)));
            assertThat(redacted.lines()
                            .filter(line -> line.startsWith("password = "))
                            .collect(Collectors.toSet()))
                    .contains("password = " + REDACTOR.secret(secret), "password = " + REDACTOR.secret(other));
            assertThat(redact("/etc/some.conf", redacted)).isEqualTo(redacted);
        }
    }

    @Test
    void hostile_texts_take_linear_time() {
        for (var text : List.of(
                "password=".repeat(100_000),
                "a://".repeat(200_000),
                "{\"password\":".repeat(50_000),
                "x://u:p@".repeat(50_000),
                "\"".repeat(500_000) + "password",
                " -p".repeat(100_000))) {
            long start = System.nanoTime();
            redact("/etc/x.conf", text);
            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as(text.substring(0, 20))
                    .isLessThan(3_000);
        }
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private static String secret(Random random) {
        return IntStream.range(0, 9 + random.nextInt(40))
                .mapToObj(i -> String.valueOf(
                        "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789".charAt(random.nextInt(56))))
                .collect(Collectors.joining());
    }

    private static String redact(String source, String text) {
        return REDACTOR.text(text, source, source.endsWith(".json") ? "json" : "", Set.of());
    }

    private static String source(String place) {
        return place.substring(0, place.indexOf('|'));
    }

    private static String text(String place, String secret) {
        return place.substring(place.indexOf('|') + 1).replace("¶", "\n").replace("§", secret);
    }
}
