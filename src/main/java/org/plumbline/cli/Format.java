package org.plumbline.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.report.HtmlReport;
import org.plumbline.report.JsonReport;
import org.plumbline.report.Report;
import org.plumbline.report.Style;
import org.plumbline.report.TextReport;

/** The output formats; a new one is a constant here and a class in {@code report}. */
enum Format {
    HTML {
        @Override
        Report report(Style style, List<String> next) {
            return new HtmlReport();
        }
    },
    JSON {
        @Override
        Report report(Style style, List<String> next) {
            return new JsonReport();
        }
    },
    TEXT {
        @Override
        Report report(Style style, List<String> next) {
            return new TextReport(style, next);
        }

        @Override
        boolean quotes() {
            return false;
        }
    };

    /**
     * @param style how text may look where it goes
     * @param next commands that lead on from here
     */
    abstract Report report(Style style, List<String> next);

    /** Whether it shows the lines around the evidence. */
    boolean quotes() {
        return true;
    }

    static Format named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no format %s, only %s".formatted(name, names())));
    }

    static String names() {
        return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
