package org.plumbline.parse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Directive;
import org.plumbline.parse.Includes;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class NginxConfTest {

    private static final Location FILE = new Location("ctl1", "/etc/nginx/nginx.conf", 0);

    @Test
    void blocks_nest_and_every_directive_knows_its_line() {
        var top = read("""
                http {
                  # server { listen 1; }
                  upstream keystone { server 10.0.0.1:5000 max_fails=3; server 10.0.0.2:5000; }
                  server {
                    listen 443 ssl
                           http2;
                    location ~ ^/v3/(.*)$ { proxy_pass http://keystone; }
                  }
                }
                """);

        var http = top.get(0);
        assertThat(http.last("upstream").orElseThrow().all("server").map(Directive::arg))
                .containsExactly("10.0.0.1:5000", "10.0.0.2:5000");
        var server = http.last("server").orElseThrow();
        assertThat(server.at()).isEqualTo(FILE.line(4));
        assertThat(server.children())
                .extracting(Directive::name, Directive::args, directive -> directive
                        .at()
                        .line())
                .containsExactly(
                        tuple("listen", List.of("443", "ssl", "http2"), 5),
                        tuple("location", List.of("~", "^/v3/(.*)$"), 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "set $a \"b; c\";                    | $a, b; c",
                "set $a 'b \"c\" {';                 | $a, b \"c\" {",
                "set $a \"x\\\"y\\tz\\d\";           | $a, x\"y\tz\\d",
                "set $a ${b}c;                       | $a, ${b}c",
                "set $a b\\;c;                       | $a, b\\;c",
                "set $a b#c;                         | $a, b#c",
                "set $a ‹secret:9f3a1c22:16-31›;     | $a, ‹secret:9f3a1c22:16-31›",
            })
    void words_are_split_as_nginx_does(String line, String words) {
        assertThat(String.join(", ", read(line).get(0).args())).isEqualTo(words.replace("\\t", "\t"));
    }

    @Test
    void lua_is_passed_over() {
        assertThat(read("content_by_lua_block { local t = { a = 1; } }\nlisten 80;\n"))
                .extracting(Directive::name, directive -> directive.at().line())
                .containsExactly(tuple("content_by_lua_block", 1), tuple("listen", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http {~listen 80;   | The block is not closed in its file.       | 1",
                "}~listen 80;        | There is a closing brace too many.         | 1",
                "http {~listen 80 }  | The directive lacks its semicolon.         | 2",
                "listen 80;~worker   | The directive lacks its semicolon.         | 2",
                ";~listen 80;        | There is a semicolon without a directive.  | 1",
                "{ listen 80; }      | There is a block without a name.           | 1",
            })
    void what_nginx_would_refuse_is_a_problem_and_the_rest_is_kept(String text, String reason, int line) {
        var parsed = NginxConf.parse(FILE, text.replace('~', '\n'));

        assertThat(parsed.problems())
                .extracting(Problem::reason, Problem::at, Problem::fatal)
                .containsExactly(tuple(reason, FILE.line(line), true));
        assertThat(parsed.value().stream().flatMap(Directive::tree).map(Directive::name))
                .contains("listen");
    }

    @Test
    void includes_come_in_place_relative_to_the_main_file() {
        var site = new Location("ctl1", "/etc/nginx/sites-enabled/api", 0);
        Includes includes = pattern -> pattern.equals("/etc/nginx/sites-enabled/*")
                ? List.of(new SourceFile(site, "", () -> "\nserver { listen 5000; }"))
                : List.of();

        var parsed = NginxConf.parse(FILE, "http { include sites-enabled/*; include mime.types; }", includes);

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().get(0).children())
                .extracting(Directive::name, Directive::at)
                .containsExactly(tuple("server", site.line(2)), tuple("include", FILE.line(1)));
    }

    @Test
    void debians_files_are_read_without_problems() throws IOException {
        var main = NginxConf.parse(
                FILE, Files.readString(Shared.path("corpus/parser/nginx/debian13-packaged/etc__nginx__nginx.conf")));
        var site = NginxConf.parse(
                FILE,
                Files.readString(
                        Shared.path("corpus/parser/nginx/debian13-packaged/etc__nginx__sites-available__default")));

        assertThat(main.problems()).isEmpty();
        assertThat(main.value())
                .filteredOn(Directive::block)
                .extracting(Directive::name)
                .containsExactly("events", "http");
        assertThat(site.problems()).isEmpty();
        assertThat(site.value().get(0).all("listen").map(Directive::args))
                .containsExactly(List.of("80", "default_server"), List.of("[::]:80", "default_server"));
    }

    private static List<Directive> read(String text) {
        var parsed = NginxConf.parse(FILE, text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value();
    }
}
