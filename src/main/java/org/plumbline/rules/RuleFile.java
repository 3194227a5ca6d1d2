package org.plumbline.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plumbline.finding.Control;

/**
 * One control as its author wrote it.
 *
 * @param file where it lies, for messages
 * @param drl the whole text, header included
 */
record RuleFile(Control control, Path file, String drl) {

    /** The rule files below a folder, sorted by id. A control's id is its path below the folder, without suffix. */
    static List<RuleFile> below(Path folder) {
        try (var files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .map(file -> read(folder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rules (%s).".formatted(folder), e);
        }
    }

    private static RuleFile read(Path folder, Path file) {
        var id = folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.drl$", "");
        if (id.indexOf('/') < 0) {
            throw new RuleException(file.toString(), 1, "a rule file lies in the folder of its area");
        }
        try {
            var drl = Files.readString(file).replace("\r\n", "\n");
            return new RuleFile(ControlHeader.read(id, file.toString(), drl), file, drl);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rule (%s).".formatted(file), e);
        }
    }

    /** What every rule may use without saying so. Added to the package line, so that line numbers stay true. */
    String complete() {
        return drl.replaceFirst(
                "(?m)^package\\s+rules\\.([a-z0-9_]+)\\s*;?[ \t]*$",
                "package rules.$1; import org.plumbline.cloud.*; import org.plumbline.resilience.*;"
                        + " import org.plumbline.rules.Params; import static org.plumbline.finding.Severity.*;"
                        + " global org.plumbline.rules.Findings findings;");
    }
}
