package org.plumbline.parse.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class HaproxyCfgTest {

    private static final Location FILE = new Location("ctl1", "/etc/haproxy/haproxy.cfg", 0);

    private static Parsed<HaproxyCfg> parse(String text) {
        return HaproxyCfg.parse(FILE, text);
    }

    private static HaproxySection only(String text) {
        var parsed = parse(text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value().proxies().findFirst().orElseThrow();
    }

    private static List<String> fatal(String text) {
        return parse(text).problems().stream()
                .filter(Problem::fatal)
                .map(problem -> problem.at().line() + ": " + problem.reason())
                .toList();
    }

    @Test
    void a_hash_starts_a_comment_anywhere_outside_quotes() {
        var proxy = only("listen a # c\n  bind :8001 # d\n  mode http#x\n  description \"a # b\"\n");

        assertThat(proxy.name()).isEqualTo("a");
        assertThat(proxy.binds().get(0).addresses().get(0).port()).isEqualTo("8001");
        assertThat(proxy.mode()).isEqualTo("http");
        assertThat(proxy.effective("description").orElseThrow().word(1)).isEqualTo("a # b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a\\#b\\ c            | a#b c
            '$HOME \\n'          | $HOME \\n
            "${ADDR}:8001"       | ${ADDR}:8001
            "${NOPE-127.0.0.1}x" | ${NOPE-127.0.0.1}x
            "\\$x"               | $x
            \\$x                 | \\$x
            \\x41\\x20b          | A b
            a\\qb                | a\\qb
            "a"'b'c              | abc
            "it's"               | it's
            '"'                  | "
            \\\\                 | \\
            a\\                  | a\\
            """)
    void words_are_quoted_and_escaped_as_the_manual_says(String written, String read) {
        var cut = HaproxyWords.of("description " + written.replace("\\\\", "\\"));

        assertThat(cut.reason()).isEmpty();
        assertThat(cut.words()).containsExactly("description", read.replace("\\\\", "\\"));
    }

    @Test
    void an_empty_pair_of_quotes_is_a_word() {
        assertThat(HaproxyWords.of("a \"\" b").words()).containsExactly("a", "", "b");
    }

    @Test
    void keywords_need_no_indentation_and_lines_may_end_in_crlf() {
        var proxy = only("listen\ta\r\nbind\t:8001\r\nserver\ts 10.0.0.1:80\tcheck\r\n");

        assertThat(proxy.servers().get(0).isChecked()).isTrue();
        assertThat(proxy.servers().get(0).at()).isEqualTo(FILE.line(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen a~ bind :80~ mode tcp!           | 3: the last line has no line feed
            ^listen a~ bind :80~                    | 1: the file starts with a byte order mark
            listen a~ bind :80~ server s 1:1 check \\~ | 3: a backslash at the end does not continue a line
            defaults~ timeout client 5x~            | 2: a timeout is not a duration
            listen a 127.0.0.1:8001~                | 1: an address on the section's line is refused since HAProxy 1.7
            backend a~ server s 1:1~ server s 1:2~  | 3: another server of the section has this name
            backend a~backend a~                    | 2: another proxy of the same kind has this name
            frontend f~ bind :1~listen f~ bind :2~  | 3: another proxy of the same kind has this name
            frontend a~ bind :80~ default_backend b~ | 3: the default backend does not exist
            defaults~ no option httplog~            | 2: this option cannot be negated
            bind :80~                               | 1: a statement stands outside of any section
            listen a~ bind 1.2.3.4~                 | 2: a bind address lacks a valid port
            listen a~ bind :90-80~                  | 2: a bind address lacks a valid port
            listen a~ bind :http~                   | 2: a bind address lacks a valid port
            listen a~ bind :99999~                  | 2: a bind address lacks a valid port
            listen a~ bind~                         | 2: a bind address lacks a valid port
            backend a~ server s 1.2.3.4:99999~      | 2: a server's port is not valid
            backend a~ server s 1.2.3.4:80-90~      | 2: a server's port is not valid
            backend a~ server s~                    | 2: a server line lacks its name or address
            listen~                                 | 1: a proxy section has no name
            listen a from b~ bind :80~              | 1: the defaults section it starts from does not exist above
            defaults d~defaults d~listen a from d~ bind :80~ | 3: several defaults sections have the name it starts from
            listen a~ bind :80~ description "x~     | 3: a quote is opened and not closed
            listen a~ bind :80~ description \\xZ1~ | 3: \\x is not followed by two hexadecimal digits
            .if 1~listen a~ bind :80~               | 3: a conditional block is not closed by .endif
            .else~                                  | 1: a conditional directive has no matching .if
            .if 1~.else~.else~.endif~               | 3: a conditional directive has no matching .if
            .if 1~.alert no~.endif~                 | 2: an .alert directive is reached
            {% if x %}~listen a~ bind :80~          | 1: the file is a template, not a rendered configuration
            """)
    void what_haproxy_refuses_is_fatal_and_says_where(String text, String problem) {
        var written =
                text.replace("\\\\", "\\").replace("~", "\n").replace("!", "").replace("^", "\uFEFF");

        assertThat(fatal(written)).contains(problem.replace("\\\\", "\\"));
    }

    @Test
    void a_frontend_and_a_backend_may_share_a_name() {
        assertThat(fatal("frontend a\n bind :80\n default_backend a\nbackend a\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50000,PT50S", "1m,PT1M", "500us,PT0.0005S", "10s,PT10S", "2h,PT2H", "1d,PT24H", "30ms,PT0.03S"})
    void times_are_milliseconds_unless_they_have_a_unit(String text, Duration duration) {
        assertThat(HaproxyTime.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({"5x", "s", "-1s", "1.5s", "1m30s", "9999999999999999999"})
    void what_is_not_a_time_is_none(String text) {
        assertThat(HaproxyTime.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            :8001                 |         |                  | 8001  | 8001  | true
            *:80                  |         | *                | 80    | 80    | true
            127.0.0.1:8010-8012   |         | 127.0.0.1        | 8010  | 8012  | false
            :::8002               |         | ::               | 8002  | 8002  | true
            [::1]:80              |         | ::1              | 80    | 80    | false
            2001:db8::1:443       |         | 2001:db8::1      | 443   | 443   | false
            [2001:db8::1]         |         | 2001:db8::1      | 0     | 0     | false
            ipv6@:8003            | ipv6    |                  | 8003  | 8003  | true
            quic4@10.0.0.1:443    | quic4   | 10.0.0.1         | 443   | 443   | false
            abns@x                | abns    | x                | 0     | 0     | false
            unix@/tmp/y           | unix    | /tmp/y           | 0     | 0     | false
            /tmp/h.sock           | unix    | /tmp/h.sock      | 0     | 0     | false
            fd@3                  | fd      | 3                | 0     | 0     | false
            db.example:+100       |         | db.example       | 0     | 0     | false
            ${VIP}:443            |         | ${VIP}           | 443   | 443   | false
            """)
    void the_last_colon_of_an_address_separates_the_port(
            String text, String scheme, String host, int first, int last, boolean wildcard) {
        var address = HaproxyAddress.of(text);

        assertThat(address.scheme()).isEqualTo(scheme == null ? "" : scheme);
        assertThat(address.host()).isEqualTo(host == null ? "" : host);
        assertThat(address.firstPort()).isEqualTo(first);
        assertThat(address.lastPort()).isEqualTo(last);
        assertThat(address.isWildcard()).isEqualTo(wildcard);
        assertThat(address.hasVariable()).isEqualTo(text.contains("$"));
    }

    @Test
    void a_bind_line_may_have_several_addresses_and_settings() {
        var bind = only("frontend a\n bind :8001,127.0.0.1:8002 ssl crt /a.pem crt /b.pem alpn h2,http/1.1\n")
                .binds()
                .get(0);

        assertThat(bind.addresses()).hasToString("[:8001, 127.0.0.1:8002]");
        assertThat(bind.settings().has("ssl")).isTrue();
        assertThat(bind.settings().every("crt"))
                .extracting(HaproxySetting::value)
                .containsExactly("/a.pem", "/b.pem");
        assertThat(bind.settings().value("alpn")).contains("h2,http/1.1");
    }

    @Test
    void a_listen_section_without_bind_has_no_listener() {
        assertThat(only("listen a\n server s 10.0.0.1:80\n").binds()).isEmpty();
    }

    @Test
    void an_unnamed_defaults_section_replaces_the_one_above_it() {
        var cfg = parse("""
                defaults
                  mode http
                  timeout client 1m
                listen a
                  bind :80
                defaults
                  timeout server 2m
                listen b
                  bind :81
                """).value();
        var a = cfg.backend("a").orElseThrow();
        var b = cfg.backend("b").orElseThrow();

        assertThat(a.mode()).isEqualTo("http");
        assertThat(a.effective("mode").orElseThrow().at()).isEqualTo(FILE.line(2));
        assertThat(b.mode()).isEqualTo("tcp");
        assertThat(b.timeout("client")).isEmpty();
        assertThat(b.timeout("server").flatMap(HaproxySection::time)).contains(Duration.ofMinutes(2));
    }

    @Test
    void named_defaults_inherit_where_they_say_so() {
        var cfg = parse("""
                defaults base
                  mode http
                  timeout client 10s
                  option httpchk GET /
                defaults web from base
                  timeout client 20s
                  no option httpclose
                defaults from web
                  timeout queue 5s
                listen a from web
                  bind :80
                  timeout client 30s
                listen b from base
                  bind :81
                  default timeout client
                listen c
                  bind :82
                """).value();
        var a = cfg.backend("a").orElseThrow();
        var b = cfg.backend("b").orElseThrow();
        var c = cfg.backend("c").orElseThrow();

        assertThat(a.timeout("client").orElseThrow().at()).isEqualTo(FILE.line(12));
        assertThat(a.checkOption().orElseThrow().words()).containsExactly("option", "httpchk", "GET", "/");
        assertThat(a.effective("option", "httpclose").orElseThrow().isSet()).isFalse();
        assertThat(a.hasOption("httpclose")).isFalse();
        assertThat(b.timeout("client")).isEmpty();
        assertThat(c.timeout("client").orElseThrow().at()).isEqualTo(FILE.line(6));
        assertThat(c.mode()).isEqualTo("http");
    }

    @Test
    void repeated_statements_accumulate_until_a_negated_one() {
        var cfg = parse("""
                defaults
                  log global
                  log 10.0.0.1 local0
                listen a
                  bind :80
                  log 10.0.0.2 local1
                listen b
                  bind :81
                  no log
                  log 10.0.0.3 local2
                """).value();

        assertThat(cfg.backend("a").orElseThrow().accumulated("log"))
                .extracting(line -> line.word(1))
                .containsExactly("global", "10.0.0.1", "10.0.0.2");
        assertThat(cfg.backend("b").orElseThrow().accumulated("log"))
                .extracting(line -> line.word(1))
                .containsExactly("10.0.0.3");
    }

    @Test
    void the_three_old_timeout_keywords_still_count() {
        var proxy = only("defaults\n clitimeout 5s\n srvtimeout 6000\nlisten a\n bind :80\n timeout server 7s\n");

        assertThat(proxy.timeout("client").flatMap(HaproxySection::time)).contains(Duration.ofSeconds(5));
        assertThat(proxy.timeout("server").flatMap(HaproxySection::time)).contains(Duration.ofSeconds(7));
        assertThat(proxy.timeout("connect")).isEmpty();
    }

    @Test
    void default_server_settings_are_applied_to_the_servers_after_them() {
        var servers = only("""
                defaults
                  default-server inter 3s rise 4
                backend b
                  server s0 10.0.0.1:80
                  default-server check inter 5s on-marked-down shutdown-sessions
                  server s1 10.0.0.1:80 cookie a
                  server s2 10.0.0.2:80 backup no-check inter 7s
                  server s3 10.0.0.3:80 disabled
                """).servers();

        assertThat(servers).extracting(HaproxyServer::isChecked).containsExactly(false, true, false, true);
        assertThat(servers).extracting(HaproxyServer::isBackup).containsExactly(false, false, true, false);
        assertThat(servers).extracting(HaproxyServer::isEnabled).containsExactly(true, true, true, false);
        assertThat(servers)
                .extracting(
                        server -> server.settings().time("inter").orElseThrow().toSeconds())
                .containsExactly(3L, 5L, 7L, 5L);
        assertThat(servers.get(1).settings().value("on-marked-down")).contains("shutdown-sessions");
        assertThat(servers.get(1).settings().last("rise").orElseThrow().at()).isEqualTo(FILE.line(2));
        assertThat(servers.get(2).settings().last("check").orElseThrow().keyword())
                .isEqualTo("no-check");
        assertThat(servers.get(2).at()).isEqualTo(FILE.line(7));
    }

    @Test
    void server_keywords_take_their_arguments() {
        var settings = only("backend b\n server s 10.0.0.1:80 source 10.0.0.9 usesrc clientip check port 9200"
                        + " set-proxy-v2-tlv-fmt(0x20) x sni req.hdr(host) weight 10\n")
                .servers()
                .get(0)
                .settings();

        assertThat(settings.all().get(0).arguments()).containsExactly("10.0.0.9", "usesrc", "clientip");
        assertThat(settings.value("port")).contains("9200");
        assertThat(settings.value("sni")).contains("req.hdr(host)");
        assertThat(settings.value("weight")).contains("10");
    }

    @Test
    void an_unknown_server_setting_is_told_and_does_not_hide_the_others() {
        var parsed = parse("backend b\n server s 10.0.0.1:80 brand-new thing check\n");

        assertThat(parsed.problems()).containsExactly(new Problem(FILE.line(2), "a setting is not known", false));
        assertThat(parsed.value().backend("b").orElseThrow().servers().get(0).isChecked())
                .isTrue();
    }

    @Test
    void a_server_template_makes_numbered_servers() {
        var servers = only("backend b\n server-template web 3 host:80 check\n server-template x 5-6 h:81\n")
                .servers();

        assertThat(servers).extracting(HaproxyServer::name).containsExactly("web1", "web2", "web3", "x5", "x6");
        assertThat(servers).allMatch(HaproxyServer::template);
        assertThat(servers).extracting(HaproxyServer::isChecked).containsExactly(true, true, true, false, false);
    }

    @Test
    void a_tcp_proxy_may_be_checked_over_http() {
        var proxy = only(
                "listen galera\n bind :3306\n mode tcp\n option httpchk\n server a 1.1.1.1:3306 check port 9200\n");

        assertThat(proxy.mode()).isEqualTo("tcp");
        assertThat(proxy.checkOption().orElseThrow().word(1)).isEqualTo("httpchk");
    }

    @Test
    void the_first_global_maxconn_stays_and_the_last_of_most_others() {
        var cfg = parse("global\n maxconn 10\n nbthread 1\nglobal\n maxconn 20\n nbthread 2\n")
                .value();

        assertThat(cfg.global("maxconn").orElseThrow().word(1)).isEqualTo("10");
        assertThat(cfg.global("nbthread").orElseThrow().word(1)).isEqualTo("2");
        assertThat(cfg.globals("maxconn")).hasSize(2);
    }

    @Test
    void defaults_of_an_earlier_file_apply_to_a_later_one() {
        var second = new Location("ctl1", "/etc/haproxy/services.d/b.cfg", 0);
        var parsed = HaproxyCfg.parse(
                List.of(
                        new SourceFile(FILE, "", () -> "defaults\n mode http\n"),
                        new SourceFile(second, "", () -> " # c\nlisten b\n bind :80\n")),
                "");

        assertThat(parsed.problems()).isEmpty();
        var proxy = parsed.value().backend("b").orElseThrow();
        assertThat(proxy.effective("mode").orElseThrow().at()).isEqualTo(FILE.line(2));
        assertThat(proxy.binds().get(0).at()).isEqualTo(second.line(3));
    }

    @Test
    void a_file_must_start_its_own_section() {
        var second = new Location("ctl1", "/etc/haproxy/services.d/b.cfg", 0);
        var parsed = HaproxyCfg.parse(
                List.of(new SourceFile(FILE, "", () -> "defaults\n"), new SourceFile(second, "", () -> "mode http\n")),
                "");

        assertThat(parsed.problems())
                .containsExactly(new Problem(second.line(1), "a statement stands outside of any section", true));
    }

    @Test
    void only_the_branch_that_is_surely_not_read_is_left_out() {
        var parsed = parse("""
                .if 0
                listen no
                  bind :1
                .elif streq(a,a)
                listen yes
                  bind :2
                .else
                listen no2
                  bind :3
                .endif
                listen mixed
                  bind :4
                .if defined(X)
                  server s1 10.0.0.1:80
                .else
                  server s2 10.0.0.2:80
                .endif
                """);

        assertThat(parsed.value().proxies()).extracting(HaproxySection::name).containsExactly("yes", "mixed");
        assertThat(parsed.value().backend("mixed").orElseThrow().servers())
                .extracting(HaproxyServer::name, HaproxyServer::certain)
                .containsExactly(tuple("s1", false), tuple("s2", false));
        assertThat(parsed.problems())
                .containsExactly(new Problem(
                        FILE.line(13), "whether HAProxy reads this block depends on its environment or build", false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                                          ; NO
            0                             ; NO
            1                             ; YES
            -1                            ; YES
            !1                            ; NO
            1 && !defined(NOPE)           ; UNKNOWN
            0 && defined(NOPE)            ; NO
            1 || defined(NOPE)            ; YES
            (1) || 0 && 0                 ; YES
            (1 || 0) && 0                 ; NO
            streq(a b,a b)                ; YES
            strneq($SSL_ONLY,yes)         ; UNKNOWN
            ${A}                          ; UNKNOWN
            feature(OPENSSL)              ; UNKNOWN
            version_atleast(2.6.12)       ; YES
            version_atleast(2.7)          ; NO
            version_atleast(2.6.12-1)     ; UNKNOWN
            version_before(2.6.13-dev1)   ; YES
            version_before(2.4)           ; NO
            1 garbage                     ; UNKNOWN
            ((                            ; UNKNOWN
            """)
    void conditions_are_evaluated_as_far_as_they_can_be(String condition, HaproxyCondition.Truth truth) {
        assertThat(HaproxyCondition.evaluate(condition == null ? "" : condition, "2.6.12-1+deb12u4"))
                .isEqualTo(truth);
    }

    @Test
    void a_condition_on_an_unknown_version_is_unknown() {
        assertThat(HaproxyCondition.evaluate("version_atleast(2.4)", "")).isEqualTo(HaproxyCondition.Truth.UNKNOWN);
        assertThat(HaproxyCondition.evaluate("!".repeat(100_000) + "1", "")).isNotNull();
    }

    @Test
    void every_kind_of_section_is_kept() {
        var types = List.of(
                "global",
                "defaults",
                "frontend",
                "backend",
                "listen",
                "userlist",
                "peers",
                "resolvers",
                "mailers",
                "program",
                "ring",
                "cache",
                "log-forward",
                "http-errors",
                "fcgi-app",
                "crt-store",
                "log-profile",
                "traces",
                "acme",
                "namespace_list");
        var text = new StringBuilder();
        types.forEach(type -> text.append(type).append(" n_").append(type).append('\n'));

        assertThat(parse(text.toString()).value().sections())
                .extracting(HaproxySection::type)
                .containsExactlyElementsOf(types);
    }

    @Test
    void peers_need_no_address_and_secrets_pass_through() {
        var cfg = parse("""
                peers p
                  bind 10.0.0.1:1024
                  server local
                  peer other 10.0.0.2:1024
                listen stats
                  bind :1984
                  stats auth openstack:‹secret:9f3a1c22:16-31›
                """);

        assertThat(cfg.problems()).isEmpty();
        assertThat(cfg.value().sections().get(0).servers())
                .extracting(HaproxyServer::name)
                .containsExactly("local", "other");
        assertThat(cfg.value()
                        .backend("stats")
                        .orElseThrow()
                        .lines("stats", "auth")
                        .get(0)
                        .word(2))
                .isEqualTo("openstack:‹secret:9f3a1c22:16-31›");
    }
}
