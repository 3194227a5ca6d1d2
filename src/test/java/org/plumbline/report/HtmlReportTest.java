package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"([^>]*)>");
    private static final List<String> VOID = List.of("meta", "br", "input", "rect", "path");

    private static String page(Result result) {
        try {
            var out = new StringWriter();
            new HtmlReport().write(result, out);
            return out.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_verdict_and_the_gate_stand_before_everything_else() {
        var page = page(Results.small());
        assertThat(page.indexOf("<h1>NOT READY</h1>"))
                .isPositive()
                .isLessThan(page.indexOf("No critical or high gap is open"));
        assertThat(page.indexOf("No critical or high gap is open")).isLessThan(page.indexOf("Where it stands"));
    }

    @Test
    void the_page_allows_itself_nothing_but_its_own_style_and_script() throws Exception {
        var page = page(Results.small());
        var policy = between(page, "Content-Security-Policy\" content=\"", "\"");
        assertThat(policy)
                .isEqualTo(
                        "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                                .formatted(
                                        sha256(between(page, "<style>", "</style>")),
                                        sha256(between(page, "<script>", "</script>"))));
        assertThat(page).doesNotContain("style=\"", " onclick", " onload", "javascript:");
    }

    @Test
    void the_page_loads_nothing_and_its_links_say_nothing() {
        var page = page(Results.small());
        assertThat(page).doesNotContain(" src=", "url(", "@import", "<link", "<img", "<iframe", "fetch(", "XMLHttp");
        var links = HREF.matcher(page);
        while (links.find()) {
            if (!links.group(1).startsWith("#")) {
                assertThat(links.group(1)).startsWith("https://");
                assertThat(links.group(2)).contains("rel=\"noreferrer noopener\"");
            }
        }
    }

    @Test
    void every_element_that_opens_closes() {
        for (int seed = 0; seed < 30; seed++) {
            assertNested(page(Results.random(new Random(seed))));
        }
        assertNested(page(HostileResult.of("</details></div><script>alert(1)</script><!--")));
    }

    private static void assertNested(String page) {
        var body = page.substring(page.indexOf("<body>"), page.indexOf("<script>"));
        var open = new ArrayList<String>();
        var tags = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(body);
        while (tags.find()) {
            var name = tags.group(2);
            if (tags.group(1).isEmpty()) {
                open.add(name);
            } else if (!VOID.contains(name)) {
                while (VOID.contains(open.get(open.size() - 1))) {
                    open.remove(open.size() - 1);
                }
                assertThat(open.remove(open.size() - 1)).isEqualTo(name);
            }
        }
        open.removeAll(VOID);
        assertThat(open).containsExactly("body");
    }

    @Test
    void nothing_from_a_cloud_becomes_markup() {
        var page = page(HostileResult.of("\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{script}}"));
        assertThat(page)
                .containsOnlyOnce("<script>")
                .containsOnlyOnce("</script>")
                .doesNotContain("<img", "'>");
        assertThat(page).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void a_link_with_another_scheme_is_text() {
        assertThat(page(HostileResult.of("javascript:alert(1)"))).doesNotContain("href=\"javascript");
    }

    @Test
    void nothing_from_a_cloud_reorders_or_hides_text() {
        var page = page(HostileResult.of("a\u202eb\u2066c\u0000d\u001be\u200bf\uD800g"));
        assertThat(page).contains("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
        assertThat(page).doesNotContain("\u202e", "\u2066", "\u0000", "\u001b", "\u200b");
    }

    @Test
    void a_line_of_a_megabyte_does_not_make_a_page_of_megabytes() {
        assertThat(page(HostileResult.of("x".repeat(1 << 20))).length()).isLessThan(1 << 20);
    }

    @Test
    void a_cloud_of_five_hundred_hosts_fits_into_five_megabytes() {
        var hosts = IntStream.range(0, 500).mapToObj("compute%03d"::formatted).toList();
        var controls = IntStream.range(0, 400).mapToObj(i -> large(i, hosts)).toList();
        var small = Results.small();
        var snapshot = new Result.Snapshot("big", null, "00", hosts, hosts, List.of(), List.of());
        var page = page(new Result(
                small.schema(),
                small.tool(),
                snapshot,
                small.profile(),
                small.gate(),
                small.stage(),
                small.score(),
                small.coverage(),
                controls,
                List.of(),
                0));
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5_000_000);
    }

    /** Every tenth control fails on every host. */
    private static Result.Control large(int number, List<String> hosts) {
        var like = Results.small().controls().get(2);
        boolean fails = number % 10 == 0;
        var evidence = hosts.stream()
                .map(host -> new Result.Evidence(
                        host,
                        "/etc/nova/nova.conf",
                        number + 3,
                        "rabbit_quorum_queue = false",
                        new Result.Context(
                                number + 1, List.of("a = b", "c = d", "rabbit_quorum_queue = false", "", ""))))
                .toList();
        var finding = new Result.Finding("0123456789ab", "high", "message of " + number, hosts, evidence);
        return new Result.Control(
                "area/control-%03d".formatted(number),
                like.aliases(),
                like.title(),
                "high",
                "high",
                "poc",
                "availability",
                "area",
                fails ? "FAIL" : "PASS",
                "message of " + number,
                1,
                fails ? List.of(finding) : List.of(),
                List.of(),
                List.of(),
                hosts.stream().map(host -> host + ":/etc/nova/nova.conf").toList(),
                "r".repeat(500),
                Map.of("plain", "s".repeat(500)),
                "k".repeat(200),
                "S",
                "v".repeat(200),
                List.of("https://docs.openstack.org/"),
                Map.of());
    }

    @Test
    void the_lines_around_the_place_are_shown_with_the_place_marked() {
        var page = page(new Result(
                Result.SCHEMA,
                Results.TOOL,
                Results.small().snapshot(),
                "production",
                Results.small().gate(),
                Results.small().stage(),
                Results.small().score(),
                Results.small().coverage(),
                List.of(large(0, List.of("ctl1", "ctl2", "ctl3"))),
                List.of(),
                0));
        assertThat(page)
                .containsOnlyOnce("<figcaption>")
                .contains(
                        "<span class=\"mono\">ctl1: /etc/nova/nova.conf:3</span>, the same on ctl2, ctl3</figcaption>")
                .contains("<span class=\"l\" data-n=\"2\">c = d</span>"
                        + "<span class=\"l here\" data-n=\"3\">rabbit_quorum_queue = false</span>");
    }
}
