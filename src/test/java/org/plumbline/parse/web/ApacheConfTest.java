package org.plumbline.parse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Directive;
import org.plumbline.parse.Includes;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Glob;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class ApacheConfTest {

    private static final Location FILE = new Location("ctl1", "/etc/apache2/apache2.conf", 0);

    @Test
    void blocks_nest_and_every_directive_knows_its_line() {
        var top = read("""
                Listen 5000
                <VirtualHost *:5000>
                    ServerName keystone.example.org
                    WSGIDaemonProcess keystone-public processes=5 threads=1 \\
                        user=keystone display-name=%{GROUP}
                    # SSLEngine on
                    <Directory /usr/bin>
                        Require all granted
                    </Directory>
                </VirtualHost>
                """);

        assertThat(top).extracting(Directive::name).containsExactly("Listen", "VirtualHost");
        var vhost = top.get(1);
        assertThat(vhost.block()).isTrue();
        assertThat(vhost.arg()).isEqualTo("*:5000");
        assertThat(vhost.children())
                .extracting(Directive::name, Directive::args, directive -> directive
                        .at()
                        .line())
                .containsExactly(
                        tuple("ServerName", List.of("keystone.example.org"), 3),
                        tuple(
                                "WSGIDaemonProcess",
                                List.of(
                                        "keystone-public",
                                        "processes=5",
                                        "threads=1",
                                        "user=keystone",
                                        "display-name=%{GROUP}"),
                                4),
                        tuple("Directory", List.of("/usr/bin"), 7));
        assertThat(vhost.last("directory")
                        .orElseThrow()
                        .last("Require")
                        .orElseThrow()
                        .args())
                .containsExactly("all", "granted");
        assertThat(vhost.tree()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Header set X \"a b\"                      | X, a b",
                "Header set X 'a \"b\" c'                  | X, a \"b\" c",
                "Header set X \"a \\\"b\\\" \\\\ \\n\"     | X, a \"b\" \\ \\n",
                "Header set X a\"b c\"                     | X, a\"b, c\"",
                "Header set X \"open                       | X, open",
                "Header set X # no comment                 | X, #, no, comment",
                "Header set X ‹secret:9f3a1c22:16-31›      | X, ‹secret:9f3a1c22:16-31›",
            })
    void words_are_split_as_the_server_does(String line, String words) {
        var args = read(line).get(0).args();

        assertThat(String.join(", ", args.subList(1, args.size()))).isEqualTo(words);
    }

    @Test
    void a_comment_goes_on_where_its_line_does() {
        assertThat(read("# off \\\nListen 1\nListen 2\n"))
                .extracting(Directive::arg, directive -> directive.at().line())
                .containsExactly(tuple("2", 3));
    }

    @Test
    void definitions_are_replaced_in_order_and_unknown_names_stay() {
        var top = ApacheConf.parse(FILE, """
                        Listen ${PORT}
                        Define PORT 5000
                        Listen ${PORT}
                        <IfDefine !PORT>
                          Define HOST never
                        </IfDefine>
                        <IfDefine PORT>
                          Define HOST 10.0.0.1
                        </IfDefine>
                        <VirtualHost ${HOST}:${PORT}>
                        </VirtualHost>
                        UnDefine PORT
                        ErrorLog "${APACHE_LOG_DIR}/${PORT}.log"
                        """, Includes.NONE, Map.of("APACHE_LOG_DIR", "/var/log/apache2"))
                .value();

        assertThat(top.stream().filter(directive -> directive.is("listen")).map(Directive::arg))
                .containsExactly("${PORT}", "5000");
        assertThat(top)
                .filteredOn(directive -> directive.is("VirtualHost"))
                .extracting(Directive::arg)
                .containsExactly("10.0.0.1:5000");
        assertThat(top.get(top.size() - 1).arg()).isEqualTo("/var/log/apache2/${PORT}.log");
        assertThat(top).extracting(Directive::name).contains("IfDefine", "Define");
    }

    @Test
    void includes_come_in_place_with_their_own_locations() {
        var site = new Location("ctl1", "/etc/apache2/sites-enabled/keystone.conf", 0);
        var files = Map.of(
                "/etc/apache2/sites-enabled/*.conf",
                List.of(new SourceFile(site, "", () -> "<VirtualHost *:5000>\n SSLEngine on\n</VirtualHost>\n")),
                "/opt/loop.conf",
                List.of(new SourceFile(
                        new Location("ctl1", "/opt/loop.conf", 0), "", () -> "Include /opt/loop.conf\n")));
        Includes includes = pattern -> files.getOrDefault(pattern, List.of());

        var parsed = ApacheConf.parse(
                FILE,
                "IncludeOptional sites-enabled/*.conf\nInclude missing.conf\nInclude /opt/loop.conf\n",
                includes,
                Map.of());

        assertThat(parsed.value()).extracting(Directive::name).containsExactly("VirtualHost", "Include");
        assertThat(parsed.value().get(0).children().get(0).at()).isEqualTo(site.line(2));
        assertThat(parsed.problems())
                .extracting(Problem::reason)
                .containsExactly("Files include each other too deeply.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<VirtualHost *:80>~ServerName a                    | The block is not closed in its file.      | 1",
                "</VirtualHost>                                     | The end of a block does not match its start. | 1",
                "<IfModule a>~<IfModule b>~</VirtualHost>~</IfModule>~</IfModule> | The end of a block does not match its start. | 3",
                "<VirtualHost *:80~</VirtualHost>                   | The start of the block lacks its bracket. | 1",
            })
    void what_the_server_would_refuse_is_a_problem_and_the_rest_is_kept(String text, String reason, int line) {
        var parsed = ApacheConf.parse(FILE, text.replace('~', '\n') + "\nListen 80\n");

        assertThat(parsed.problems())
                .extracting(Problem::reason, Problem::at, Problem::fatal)
                .containsExactly(tuple(reason, FILE.line(line), true));
        assertThat(parsed.value().stream().flatMap(Directive::tree))
                .extracting(Directive::name)
                .contains("Listen");
    }

    @Test
    void the_lab_serves_its_dashboard_from_an_included_site() throws IOException {
        var root = Shared.path("lab/snapshots/ha/hosts/ctl1");
        var files = new TreeMap<String, SourceFile>();
        try (var paths = Files.walk(root.resolve("etc/apache2"))) {
            paths.filter(Files::isRegularFile).forEach(path -> {
                var name = "/" + root.relativize(path);
                files.put(name, new SourceFile(new Location("ctl1", name, 0), "", () -> text(path)));
            });
        }
        Includes includes = pattern -> files.values().stream()
                .filter(file -> Glob.matches(pattern, file.path()))
                .toList();

        var main = files.get("/etc/apache2/apache2.conf");
        var parsed = ApacheConf.parse(main.at(), main.text(), includes, Map.of("APACHE_LOG_DIR", "/var/log/apache2"));

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().stream().flatMap(Directive::tree).filter(d -> d.is("Listen")))
                .extracting(Directive::arg, directive -> directive.at().toString())
                .contains(tuple("10.0.0.11:80", "ctl1:/etc/apache2/ports.conf:5"));
    }

    @Test
    void every_file_of_the_corpus_and_the_lab_is_read_without_problems() throws IOException {
        try (var paths = Files.walk(Shared.path("corpus/parser/httpd"))) {
            assertThat(paths.filter(path -> path.toString().matches(".*httpd_conf_.*txt|.*\\.conf"))
                            .toList())
                    .hasSize(17)
                    .allSatisfy(path -> assertThat(
                                    ApacheConf.parse(FILE, text(path)).problems())
                            .isEmpty());
        }
        var one = Shared.path("corpus/parser/httpd/insights-core/httpd_conf/httpd_conf_1.txt");
        assertThat(ApacheConf.parse(FILE, text(one)).value())
                .extracting(Directive::name, directive -> directive.at().line())
                .startsWith(tuple("ServerRoot", 1), tuple("Directory", 2), tuple("SSLProtocol", 7));
    }

    @Test
    void apache2ctl_tells_the_virtual_hosts_of_the_running_server() {
        var lab = ApacheVhosts.parse(FILE, text(Shared.path("lab/snapshots/ha/hosts/ctl1/commands/apache2ctl-S.txt")))
                .value();
        assertThat(lab.vhosts())
                .containsExactly(new ApacheVhosts.Vhost(
                        "*:80",
                        "10.0.0.11",
                        List.of(),
                        "/etc/apache2/sites-enabled/000-default.conf",
                        1,
                        FILE.line(3)));
        assertThat(lab.settings())
                .containsEntry("ServerRoot", "/etc/apache2")
                .containsEntry("Main DocumentRoot", "/var/www/html")
                .containsEntry("User", "name=\"www-data\" id=33");
        assertThat(lab.defines()).containsExactly("DUMP_VHOSTS", "DUMP_RUN_CFG");

        var named = ApacheVhosts.parse(FILE, """
                        VirtualHost configuration:
                        10.0.0.1:443           a.example (/etc/httpd/conf.d/a.conf:7)
                        *:5000                 is a NameVirtualHost
                                 default server b (/etc/httpd/conf.d/b.conf:1)
                                 port 5000 namevhost b (/etc/httpd/conf.d/b.conf:1)
                                         alias b1
                                         wild alias *.b
                                 port 5000 namevhost c (/etc/httpd/conf.d/c.conf:9)
                        ServerRoot: "/etc/httpd"
                        """).value();
        assertThat(named.vhosts())
                .extracting(ApacheVhosts.Vhost::address, ApacheVhosts.Vhost::name, ApacheVhosts.Vhost::definedLine)
                .containsExactly(
                        tuple("10.0.0.1:443", "a.example", 7), tuple("*:5000", "b", 1), tuple("*:5000", "c", 9));
        assertThat(named.vhosts().get(1).aliases()).containsExactly("b1", "*.b");

        assertThat(ApacheVhosts.parse(FILE, "AH00526: Syntax error on line 3 of /etc/apache2/x.conf:\n")
                        .problems())
                .singleElement()
                .matches(Problem::fatal);
    }

    @Test
    void written_configurations_read_back_and_mutated_ones_never_throw() {
        var random = new Random(20261124);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            int depth = 0;
            int lines = 0;
            int directives = 0;
            while (lines < 40) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        text.append("<B \"").append(lines + 1).append("\">\n");
                        depth++;
                        directives++;
                    }
                    case 1 -> {
                        text.append(depth > 0 ? "</B>\n" : "\n");
                        depth = Math.max(0, depth - 1);
                    }
                    default -> {
                        text.append("  D ").append(lines + 1).append(" x\n");
                        directives++;
                    }
                }
                lines++;
            }
            text.append("</B>\n".repeat(depth));
            var parsed = ApacheConf.parse(FILE, text.toString());
            assertThat(parsed.problems()).isEmpty();
            assertThat(parsed.value().stream().flatMap(Directive::tree))
                    .hasSize(directives)
                    .allSatisfy(directive -> assertThat(directive.arg())
                            .isEqualTo("" + directive.at().line()));

            for (int edits = random.nextInt(30); edits >= 0; edits--) {
                text.setCharAt(random.nextInt(text.length()), "<>/\\\"'#$\n{}Z ".charAt(random.nextInt(13)));
            }
            assertThat(ApacheConf.parse(FILE, text.toString()).value()).isNotNull();
            assertThat(NginxConf.parse(FILE, text.toString()).value()).isNotNull();
        }
        assertThat(ApacheConf.parse(FILE, "<a>\n".repeat(100_000)).problems()).isNotEmpty();
        assertThat(NginxConf.parse(FILE, "a {\n".repeat(100_000)).problems()).isNotEmpty();
    }

    private static List<Directive> read(String text) {
        var parsed = ApacheConf.parse(FILE, text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
