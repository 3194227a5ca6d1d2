package org.plumbline.parse.oslo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Mutation;
import org.plumbline.snapshot.Location;

class PasteIniTest {

    private static final Location FILE = new Location("ctl1", "/etc/x/api-paste.ini", 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            k = v                 ~ v  ~
            k: v                  ~ v  ~
            k = v ; x # y         ~ v ; x # y ~
            k = a⏎  b             ~ a⏎b ~
            k = a⏎⏎  b            ~ a⏎⏎b ~
            k = a⏎  # c⏎  b       ~ a⏎b ~
            k = a⏎  ; c           ~ a  ~
            k = a⏎⏎⏎              ~ a  ~
            k = "a"               ~ "a" ~
            `  k = v⏎  j = w`     ~ v  ~
            k =                   ~ `` ~
            k = 1⏎k = 2           ~ 2  ~ !3 a key stands a second time in its section
            k = 1⏎rubbish         ~ 1  ~ !3 an assignment has neither = nor :
            k = 1⏎= x             ~ 1  ~ !3 an assignment has no key
            k = 1⏎[filter:f]      ~ 1  ~ !3 a section stands a second time
            k = 1⏎[filter:g] x    ~ 1  ~
            """)
    void lines_are_read_as_configparser_reads_them(String lines, String value, String problem) {
        var parsed = PasteIni.parse(FILE, "[filter:f]\n" + lines.replace('⏎', '\n'));
        var filter = parsed.value().filter("f").orElseThrow();
        assertThat(filter.entries().get("k").value()).isEqualTo(value.replace('⏎', '\n'));
        assertThat(parsed.problems().stream()
                        .map(p -> "!" + p.at().line() + " " + p.reason())
                        .collect(joining()))
                .isEqualTo(problem == null ? "" : problem);
    }

    @Test
    void DEFAULT_is_only_changed_by_set() {
        var ini = PasteIni.parse(
                        FILE,
                        "[DEFAULT]\nlevel = INFO\ndir = /var\n[app:main]\nuse = egg:x\nlevel = DEBUG\nset dir = %(here)s/%(own)s\n"
                                + "own = 100%%\n")
                .value();
        var app = ini.application("main").orElseThrow();
        assertThat(ini.value(app, "level")).contains("INFO");
        assertThat(ini.value(app, "dir")).contains("%(here)s/100%");
        assertThat(ini.value(app, "none")).isEmpty();
        assertThat(app.entries().get("use").at()).isEqualTo(FILE.line(5));
    }

    @Test
    void a_route_is_followed_through_composites_uses_and_filters() {
        var ini = PasteIni.parse(FILE, """
                [composite:main]
                use = egg:Paste#urlmap
                /: versions
                /v1 = api
                /v2: nowhere
                [app:versions]
                paste.app_factory = x:versions
                [composite:api]
                use = call:x.auth:pipeline_factory
                noauth = cors app
                keystone = cors authtoken
                    app
                [filter:cors]
                use = common
                [filter:common]
                paste.filter_factory = oslo_middleware.cors:filter_factory
                [filter:authtoken]
                paste.filter_factory = keystonemiddleware.auth_token:filter_factory
                filter-with = common
                [filter-app:app]
                use = egg:x#limit
                next = end
                [app:end]
                paste.app_factory = x:app
                """).value();
        assertThat(shown(ini.routes("main", PasteRoute.Choice.of("keystone")))).isEqualTo("""
                / versions=x:versions
                /v1 cors=oslo_middleware.cors:filter_factory common=oslo_middleware.cors:filter_factory \
                authtoken=keystonemiddleware.auth_token:filter_factory app=egg:x#limit end=x:app
                /v2 nowhere= (the file does not define nowhere)""");
        assertThat(shown(ini.routes("api", PasteRoute.Choice.of("other"))))
                .isEqualTo(" api=call:x.auth:pipeline_factory (which alternative of api is taken is not known)");
    }

    @Test
    void sections_that_refer_to_each_other_come_to_an_end() {
        var ini = PasteIni.parse(FILE, "[composite:a]\n/a = a\n/b = a\n[pipeline:b]\npipeline = b\n")
                .value();
        assertThat(ini.routes("a", PasteRoute.Choice.of())).hasSizeBetween(1_000, 1_100);
        assertThat(ini.routes("b", PasteRoute.Choice.of())).hasSize(1).noneMatch(PasteRoute::isComplete);
    }

    @ParameterizedTest
    @CsvSource({
        "nova, osapi_compute, /v2.1/+, keystone",
        "neutron, neutron, /v2.0, keystone",
        "cinder, osapi_volume, /v3, keystone",
        "barbican, main, /v1, ",
    })
    void the_lab_s_apis_ask_keystone(String project, String app, String path, String strategy) throws IOException {
        var name = project.equals("barbican") ? "barbican-api-paste.ini" : "api-paste.ini";
        var file = Shared.path("lab/snapshots/ha/hosts/ctl1/etc/" + project).resolve(name);
        var parsed = PasteIni.parse(FILE, Files.readString(file));
        assertThat(parsed.problems()).isEmpty();
        var route = parsed.value().routes(app, PasteRoute.Choice.of(strategy == null ? "" : strategy)).stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow();
        assertThat(route.isComplete()).as(route.reason()).isTrue();
        assertThat(route.passes("keystonemiddleware.auth_token:filter_factory")).isTrue();
        assertThat(route.passes("noauth")).isFalse();
    }

    @Test
    void damaged_text_never_throws() {
        var base =
                "[composite:main]\nuse = egg:Paste#urlmap\n/: a\n[pipeline:a]\npipeline = f\n  b\n[filter:f]\n%(x)s = %%\n";
        var random = new Random(3);
        for (int round = 0; round < 3_000; round++) {
            var text = Mutation.of(base, random);
            var lines = text.lines().toList();
            var ini = PasteIni.parse(FILE, text).value();
            ini.routes("main", PasteRoute.Choice.of("a"));
            assertThat(ini.sections())
                    .allMatch(section -> lines.get(section.at().line() - 1).contains("["));
        }
    }

    private static String shown(List<PasteRoute> routes) {
        return routes.stream()
                .map(route -> route.path() + " "
                        + route.steps().stream()
                                .map(step -> step.name() + "=" + step.factory())
                                .collect(joining(" "))
                        + (route.isComplete() ? "" : " (" + route.reason() + ")"))
                .collect(joining("\n"));
    }
}
