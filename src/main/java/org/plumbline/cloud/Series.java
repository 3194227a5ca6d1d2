package org.plumbline.cloud;

import java.util.List;
import java.util.Locale;

/** The OpenStack series in the order of their release. */
public final class Series {

    private static final List<String> ORDER = List.of(
            "juno",
            "kilo",
            "liberty",
            "mitaka",
            "newton",
            "ocata",
            "pike",
            "queens",
            "rocky",
            "stein",
            "train",
            "ussuri",
            "victoria",
            "wallaby",
            "xena",
            "yoga",
            "zed",
            "2023.1",
            "2023.2",
            "2024.1",
            "2024.2",
            "2025.1",
            "2025.2",
            "2026.1",
            "2026.2",
            "2027.1");

    private Series() {}

    public static boolean isKnown(String series) {
        return ORDER.contains(series.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a series lies within bounds, both included.
     *
     * @param first the first series; empty for no bound
     * @param last the last series; empty for no bound
     */
    public static boolean within(String series, String first, String last) {
        int at = ORDER.indexOf(series.toLowerCase(Locale.ROOT));
        return at >= 0
                && (first.isEmpty() || at >= ORDER.indexOf(first))
                && (last.isEmpty() || at <= ORDER.indexOf(last));
    }
}
