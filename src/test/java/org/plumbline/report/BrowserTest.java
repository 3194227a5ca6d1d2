package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where there is one: its policy lets its own script run, and the script does its work. */
class BrowserTest {

    private static final Pattern HITS = Pattern.compile("class=\"hits\"[^>]*>([^<]*)<");
    private static final Pattern OPEN = Pattern.compile("id=\"c-([^\"]*)\"[^>]* open=\"\"");

    @TempDir
    private Path folder;

    private String page(String fragment) throws Exception {
        var browser = browser();
        assumeTrue(browser.isPresent(), "skipped: needs chromium or google-chrome, which is not here");
        var file = folder.resolve("report.html");
        OutputFile.write(file, new HtmlReport(), Results.small());
        var process = new ProcessBuilder(
                        browser.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        file.toUri() + fragment)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0 && !dom.isEmpty(), "skipped: the browser does not start here");
        return dom;
    }

    private static Optional<String> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> "/usr/bin/" + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    @Test
    void filters_and_search_are_restored_from_the_address() throws Exception {
        var all = "#?verdict=FAIL.PASS.UNKNOWN.WAIVED.NOT_APPLICABLE&severity=critical.high.medium.low";
        assertThat(first(HITS, page(all + "&host=ctl2&search=rationale%20SCHEDULE")))
                .isEqualTo("1 of 5 controls");
    }

    @Test
    void what_is_open_is_shown_and_a_link_opens_what_the_filters_hide() throws Exception {
        var dom = page("#c-keystone/tokens");
        assertThat(dom).contains("<html lang=\"en\" class=\"has-script\">");
        assertThat(first(HITS, dom)).isEqualTo("3 of 5 controls");
        assertThat(first(OPEN, dom)).isEqualTo("keystone/tokens");
    }
}
