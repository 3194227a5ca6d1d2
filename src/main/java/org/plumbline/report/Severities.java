package org.plumbline.report;

import java.util.List;

/** The words for severities, worst first; a stored result may hold any text in their place. */
final class Severities {

    static final List<String> ALL = List.of("critical", "high", "medium", "low");

    private Severities() {}

    /** The severity if it is one, so that it may name a style. */
    static String known(String severity) {
        return ALL.contains(severity) ? severity : "low";
    }
}
