package org.plumbline.parse.shell;

import java.util.List;
import java.util.Map;
import org.plumbline.snapshot.Location;

/**
 * A simple command in a shell script or command line. Variables that the script itself sets to a literal are filled in;
 * others stay as written ({@code $HOME}).
 *
 * @param words the program and its arguments, quotes taken away; at least one
 * @param environment assignments before the program, and all plain assignments above it
 * @param writes files that its output is redirected to
 * @param pipeline number of the pipeline it belongs to, counted through the script
 * @param at its first line
 */
public record ShellCommand(
        List<String> words, Map<String, String> environment, List<String> writes, int pipeline, Location at) {

    /** The same command with the files that its whole pipeline writes. */
    public ShellCommand writing(List<String> files) {
        return new ShellCommand(words, environment, List.copyOf(files), pipeline, at);
    }

    /** The same command without its first words. */
    ShellCommand without(int first) {
        return new ShellCommand(words.subList(first, words.size()), environment, writes, pipeline, at);
    }
}
