package org.plumbline.report;

import java.util.Comparator;
import java.util.List;

/** The failed controls in the order in which closing them pays. */
public final class Actions {

    /** For people. */
    static final String ORDER = "What keeps the gate shut comes first, then points per effort; S counts 1, M 2, L 4.";

    private static final List<String> LADDER = List.of("how-to", "poc", "production");

    private Actions() {}

    public static List<Result.Control> ranked(Result result) {
        return result.controls().stream()
                .filter(control -> control.is("FAIL"))
                .sorted(Comparator.comparing((Result.Control control) -> !shutsGate(control, result))
                        .thenComparing(control -> -control.points() / effort(control.effort()))
                        .thenComparing(control -> -control.points())
                        .thenComparing(Result.Control::id))
                .toList();
    }

    /** Whether the control alone keeps the verdict from READY. */
    static boolean shutsGate(Result.Control control, Result result) {
        return (control.openSeverity().equals("critical")
                        || control.openSeverity().equals("high"))
                && LADDER.indexOf(control.stage())
                        <= LADDER.indexOf(result.gate().target());
    }

    private static int effort(String effort) {
        return switch (effort) {
            case "S" -> 1;
            case "M" -> 2;
            default -> 4;
        };
    }
}
