package org.plumbline.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of software a cloud is made of, and how to recognise it on a host: a row of software.tsv.
 *
 * @param name what the model calls it
 * @param project its OpenStack project, or {@code infra}
 * @param units systemd units, without suffix; a trailing {@code @} stands for every instance
 * @param processes names of its processes
 * @param containers names of its kolla containers
 * @param packages deb and rpm names
 * @param configs absolute paths whose presence shows that it was set up
 * @param subjects further subjects that are absent where it is absent
 */
public record Software(
        String name,
        String project,
        List<String> units,
        List<String> processes,
        List<String> containers,
        List<String> packages,
        List<String> configs,
        List<String> subjects) {

    public static final List<Software> ALL = read();

    public static Optional<Software> named(String name) {
        return ALL.stream().filter(software -> software.name().equals(name)).findFirst();
    }

    private static List<Software> read() {
        try (var resource = Software.class.getResourceAsStream("software.tsv");
                var lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(resource, "software.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(c -> new Software(
                            c[0], c[1], words(c[2]), words(c[3]), words(c[4]), words(c[5]), words(c[6]), words(c[7])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read software.tsv.", e);
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.split(" "));
    }
}
