package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.report.Actions;
import org.plumbline.report.Result;

/** Commands that lead on from a result, ready to be copied. */
final class NextSteps {

    private NextSteps() {}

    static List<String> after(Result result, String command, List<Path> snapshots) {
        var steps = new ArrayList<String>();
        var inputs =
                snapshots.stream().map(Path::toString).map(NextSteps::quoted).collect(Collectors.joining(" "));
        steps.add("%s audit %s -o html=report.html".formatted(command, inputs));
        worst(result).ifPresent(control -> steps.add("%s explain %s".formatted(command, quoted(control.id()))));
        if (!result.snapshot().blindSpots().isEmpty()) {
            steps.add("%s snapshot show %s".formatted(command, inputs));
        }
        return steps;
    }

    private static Optional<Result.Control> worst(Result result) {
        return Actions.ranked(result).stream().findFirst();
    }

    /** As a shell reads it back, whatever it holds. */
    static String quoted(String argument) {
        boolean plain = !argument.isEmpty()
                && argument.chars()
                        .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || "/._-+:@%,".indexOf(c) >= 0);
        return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
