package org.plumbline.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The result as one page that needs nothing else: no other file, no network, and no script to be read. Its policy allows
 * exactly the one style sheet and the one script that it carries.
 */
public final class HtmlReport implements Report {

    @Override
    public void write(Result result, Writer out) throws IOException {
        var style = resource("report.css");
        var script = resource("report.js");
        var html = new Html();
        PageTop.write(result, html);
        html.markup("<main>\n");
        VerdictSection.write(result, html);
        LadderSection.write(result, html);
        ScoreSection.write(result, html);
        ActionsSection.write(result, html);
        new FindingsSection(result).write(html);
        BlindSpotsSection.write(result, html);
        MethodSection.write(result, html);
        html.markup("</main>\n");
        var title = new Html()
                .text(result.gate().verdict().replace('_', ' ') + " – "
                        + result.snapshot().name());
        fill(
                resource("report.html"),
                Map.of(
                        "policy",
                        "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                                .formatted(sha256(style), sha256(script)),
                        "title",
                        title.toString(),
                        "style",
                        style,
                        "script",
                        script,
                        "body",
                        html.toString()),
                out);
    }

    /** In one pass, so that what is filled in is never looked at again. */
    private static void fill(String template, Map<String, String> values, Writer out) throws IOException {
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            out.write(template, from, open - from);
            out.write(values.getOrDefault(template.substring(open + 2, close), ""));
            from = close + 2;
        }
        out.write(template, from, template.length() - from);
    }

    private static String resource(String name) {
        try (var resource = HtmlReport.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("A part of the page (%s) was not packaged.".formatted(name));
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
