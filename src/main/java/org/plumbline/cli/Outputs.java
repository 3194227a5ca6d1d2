package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.report.OutputFile;
import org.plumbline.report.Result;
import org.plumbline.report.Style;

/** What is written, in which format, and where. */
record Outputs(List<Output> all) {

    private static final String STANDARD_OUTPUT = "-";

    /** @param file a path, or {@code -} for standard output */
    record Output(Format format, String file) {

        boolean isStandard() {
            return file.equals(STANDARD_OUTPUT);
        }
    }

    /**
     * @param options {@code FORMAT=FILE} each; without any the text goes to standard output
     * @throws UsageException when a format is not known or two outputs want the same place
     */
    static Outputs of(List<String> options) {
        if (options.isEmpty()) {
            return new Outputs(List.of(new Output(Format.TEXT, STANDARD_OUTPUT)));
        }
        var outputs = new ArrayList<Output>();
        for (var option : options) {
            var output = output(option);
            if (outputs.stream().anyMatch(other -> other.file().equals(output.file()))) {
                throw new UsageException("two formats cannot both go to " + output.file());
            }
            outputs.add(output);
        }
        return new Outputs(List.copyOf(outputs));
    }

    private static Output output(String option) {
        int equals = option.indexOf('=');
        if (equals < 0 || equals == option.length() - 1) {
            throw new UsageException("-o wants FORMAT=FILE, not " + option);
        }
        return new Output(Format.named(option.substring(0, equals)), option.substring(equals + 1));
    }

    boolean quotes() {
        return all.stream().anyMatch(output -> output.format().quotes());
    }

    /** @param next commands that lead on from here, for the text on standard output */
    void write(Result result, Terminal terminal, List<String> next) throws IOException {
        for (var output : all) {
            if (output.isStandard()) {
                output.format().report(terminal.style(), next).write(result, terminal.out());
                terminal.out().flush();
            } else {
                write(output, result);
                terminal.say("wrote " + output.file());
            }
        }
    }

    private static void write(Output output, Result result) {
        try {
            var report = output.format().report(Style.PLAIN, List.of());
            OutputFile.write(Path.of(output.file()), report, result);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("cannot write %s: %s".formatted(output.file(), e.getMessage()));
        }
    }
}
