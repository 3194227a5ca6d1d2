package org.plumbline.cloud;

/**
 * OpenStack series from one to another, both included, written {@code yoga..2024.1}.
 *
 * @param first the first series; empty for no bound
 * @param last the last series; empty for no bound
 */
public record SeriesRange(String first, String last) {

    private static final String TO = "..";

    /** @throws IllegalArgumentException if the text is no range or names a series that never was */
    public static SeriesRange of(String text) {
        int to = text.indexOf(TO);
        if (to < 0 || text.equals(TO)) {
            throw new IllegalArgumentException(
                    "releases (%s) is no range such as yoga.., ..queens or yoga..2024.1".formatted(text));
        }
        return new SeriesRange(known(text.substring(0, to)), known(text.substring(to + TO.length())));
    }

    private static String known(String series) {
        if (!series.isEmpty() && !Series.isKnown(series)) {
            throw new IllegalArgumentException("releases names the series %s, which is not known".formatted(series));
        }
        return series;
    }

    public boolean has(String series) {
        return Series.within(series, first, last);
    }

    /** For a sentence: {@code from yoga to 2024.1}. */
    public String inWords() {
        var from = first.isEmpty() ? "" : "from " + first;
        var to = last.isEmpty() ? "" : "up to " + last;
        return (from + " " + to).strip();
    }
}
