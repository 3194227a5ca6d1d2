package org.plumbline.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A part of the way to a production cloud.
 *
 * @param areas the controls it is about, by their folder
 * @param why why it comes here
 */
record Chapter(String title, List<String> areas, String why) {

    /** For controls of areas that no chapter names, a user's own among them. */
    private static final Chapter FURTHER = new Chapter("Further", List.of(), "What stands in no particular order.");

    /** In the order in which a cloud is made. */
    static List<Chapter> all() {
        try (var resource = Chapter.class.getResourceAsStream("path.yaml")) {
            return new YAMLMapper()
                    .readValue(Objects.requireNonNull(resource, "path.yaml"), new TypeReference<List<Chapter>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read path.yaml.", e);
        }
    }

    /** The chapter of an area. */
    static Chapter of(String area, List<Chapter> chapters) {
        return chapters.stream()
                .filter(chapter -> chapter.areas().contains(area))
                .findFirst()
                .orElse(FURTHER);
    }
}
