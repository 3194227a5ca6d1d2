package org.plumbline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Every control with what was found, filterable where scripts run, complete where they do not. */
final class FindingsSection {

    private static final List<String> VERDICTS = List.of("FAIL", "UNKNOWN", "WAIVED", "PASS", "NOT_APPLICABLE");
    private static final List<String> OPEN = List.of("FAIL", "UNKNOWN", "WAIVED");

    private final Result result;
    private final Map<String, Integer> hosts = new HashMap<>();

    FindingsSection(Result result) {
        this.result = result;
        result.snapshot().named().forEach(name -> hosts.putIfAbsent(name, hosts.size()));
    }

    void write(Html html) {
        html.open("section", "aria-labelledby", "findings");
        html.open("h2", "id", "findings").text("Findings").close("h2");
        filters(html);
        sorted().forEach(control -> new ControlEntry(control, hostsOf(control)).write(html));
        html.markup("<p class=\"nothing\" hidden>No control matches. Clear the filters to see all.</p>\n");
        html.close("section");
    }

    private List<Result.Control> sorted() {
        return result.controls().stream()
                .sorted(Comparator.comparing((Result.Control c) -> VERDICTS.indexOf(c.verdict()))
                        .thenComparing(c -> Severities.ALL.indexOf(c.openSeverity()))
                        .thenComparing(Result.Control::id))
                .toList();
    }

    private void filters(Html html) {
        html.markup("<div class=\"filters script\" role=\"search\">\n");
        html.markup(
                "<input type=\"search\" id=\"search\" placeholder=\"Search ( / )\" aria-label=\"Search the findings\">");
        html.open("div", "class", "group", "role", "group", "aria-label", "Verdict");
        VERDICTS.forEach(
                verdict -> toggle("verdict", verdict, OPEN.contains(verdict), count(c -> c.is(verdict)), html));
        html.close("div");
        html.open("div", "class", "group", "role", "group", "aria-label", "Severity");
        Severities.ALL.forEach(severity ->
                toggle("severity", severity, true, count(c -> c.openSeverity().equals(severity)), html));
        html.close("div");
        choice("pillar", "every pillar", Result.Control::pillar, html);
        choice("area", "every area", Result.Control::area, html);
        html.markup("<input id=\"host\" list=\"hosts\" placeholder=\"every host\" aria-label=\"Host\" size=\"14\">");
        html.open("datalist", "id", "hosts");
        result.snapshot().named().forEach(name -> html.open("option", "value", name)
                .close("option"));
        html.close("datalist");
        html.markup("<button type=\"button\" id=\"clear\">Clear</button>");
        html.markup("<output class=\"hits\" aria-live=\"polite\"></output></div>\n");
    }

    private long count(java.util.function.Predicate<Result.Control> wanted) {
        return result.controls().stream().filter(wanted).count();
    }

    private static void toggle(String kind, String value, boolean pressed, long count, Html html) {
        html.open(
                "button",
                "type",
                "button",
                "data-kind",
                kind,
                "value",
                value,
                "data-first",
                String.valueOf(pressed),
                "aria-pressed",
                String.valueOf(pressed));
        html.text("%s %d".formatted(ControlEntry.said(value), count)).close("button");
    }

    private void choice(String id, String all, Function<Result.Control, String> key, Html html) {
        var values = new TreeSet<String>();
        result.controls().forEach(control -> values.add(key.apply(control)));
        html.open("select", "id", id, "aria-label", id);
        html.open("option", "value", "").text(all).close("option");
        values.forEach(value -> html.open("option", "value", value).text(value).close("option"));
        html.close("select");
    }

    /** Numbers of the hosts concerned, as ranges: {@code 0-2,7}. */
    private String hostsOf(Result.Control control) {
        var numbers = new TreeSet<Integer>();
        control.findings().forEach(finding -> finding.hosts().forEach(host -> add(host, numbers)));
        control.blindSpots().forEach(spot -> add(spot.host(), numbers));
        var ranges = new ArrayList<String>();
        Integer from = null;
        Integer to = null;
        for (var number : numbers) {
            if (from != null && to != null && number != to + 1) {
                ranges.add(range(from, to));
                from = null;
            }
            from = from == null ? number : from;
            to = number;
        }
        if (from != null && to != null) {
            ranges.add(range(from, to));
        }
        return String.join(",", ranges);
    }

    private static String range(int from, int to) {
        return from == to ? String.valueOf(from) : from + "-" + to;
    }

    private void add(String host, Set<Integer> numbers) {
        var number = hosts.get(host);
        if (number != null) {
            numbers.add(number);
        }
    }
}
