package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** One finding on the page: what is, on which hosts, and the places to see it, the same line of several hosts once. */
final class FindingEntry {

    private static final int MOST_HOSTS = 12;
    private static final int MOST_QUOTES = 3;
    private static final int MOST_FOLDED_QUOTES = 20;
    private static final int MOST_PLACES = 100;

    private FindingEntry() {}

    /**
     * The same line in the same source of several hosts.
     *
     * @param first the one that is quoted
     * @param hosts all of them, the first included
     */
    private record Place(Result.Evidence first, List<String> hosts) {

        String name() {
            var name = first.host() + ": " + first.source();
            return first.line() == 0 ? name : name + ":" + first.line();
        }

        /** Empty when there are none. */
        String others() {
            return hosts.size() == 1 ? "" : ", the same on " + Words.some(hosts.subList(1, hosts.size()), MOST_HOSTS);
        }
    }

    /** @param said whether the message was told already */
    static void write(Result.Finding finding, boolean said, Html html) {
        html.open("div", "class", "finding");
        if (!said) {
            html.element("p", "message", finding.message());
        }
        var places = places(finding.evidence());
        if (!finding.hosts().isEmpty()
                && !(places.size() == 1 && places.get(0).hosts().equals(finding.hosts()))) {
            html.element("p", "hosts", "on " + Words.some(finding.hosts(), MOST_HOSTS));
        }
        int quotes = Math.min(MOST_QUOTES, places.size());
        places.subList(0, quotes).forEach(place -> quote(place, html));
        if (places.size() > quotes) {
            html.open("details").element("summary", "", "%d more places".formatted(places.size() - quotes));
            int folded = Math.min(MOST_FOLDED_QUOTES, places.size());
            places.subList(quotes, folded).forEach(place -> quote(place, html));
            list(places.subList(folded, places.size()), html);
            html.close("details");
        }
        html.close("div");
    }

    private static List<Place> places(List<Result.Evidence> evidence) {
        var places = new LinkedHashMap<String, Place>();
        for (var one : evidence) {
            var key = one.source() + '\0' + one.line() + '\0' + one.text();
            places.computeIfAbsent(key, k -> new Place(one, new ArrayList<>()))
                    .hosts()
                    .add(one.host());
        }
        return List.copyOf(places.values());
    }

    private static void list(List<Place> places, Html html) {
        if (places.isEmpty()) {
            return;
        }
        html.open("ul", "class", "places");
        places.stream().limit(MOST_PLACES).forEach(place -> html.open("li")
                .element("span", "mono", place.name())
                .text(place.others() + " " + place.first().text())
                .close("li"));
        if (places.size() > MOST_PLACES) {
            html.element("li", "soft", "and %d more, all in the JSON result".formatted(places.size() - MOST_PLACES));
        }
        html.close("ul");
    }

    private static void quote(Place place, Html html) {
        html.open("figure", "class", "quote").open("figcaption").element("span", "mono", place.name());
        html.text(place.others()).close("figcaption");
        var evidence = place.first();
        var context = evidence.context();
        if (context == null) {
            html.element("div", "seen mono", evidence.text()).close("figure");
            return;
        }
        html.markup("<pre>");
        int number = context.from();
        for (var line : context.lines()) {
            html.open("span", "class", number == evidence.line() ? "l here" : "l", "data-n", String.valueOf(number));
            html.text(Plain.line(line)).markup("</span>");
            number++;
        }
        html.markup("</pre>");
        if (context.lines().stream().noneMatch(line -> line.strip().equals(evidence.text()))) {
            html.element("div", "seen", evidence.text());
        }
        html.close("figure");
    }
}
