package org.plumbline.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.finding.Control;

/**
 * Reads a profile in layers: built-in defaults, below the profile that the file extends, below the file, below the
 * environment ({@code PLUMBLINE_COVERAGE_FLOOR} is {@code coverage.floor}), below the command line.
 */
public final class ProfileReader {

    /** The profiles that ship with Plumbline. */
    public static final List<String> BUILT_IN = List.of("production", "poc", "ha", "edge", "security-guide");

    private static final int LONGEST_CHAIN = 5;

    /** What may be set from the environment. */
    private static final List<String> GLOBAL = List.of(
            "target",
            "coverage.floor",
            "gate",
            "controls.include",
            "controls.exclude",
            "controls.areas",
            "controls.maps");

    private static final Map<String, Object> DEFAULTS = Map.of(
            "target",
            "production",
            "coverage.floor",
            90,
            "gate",
            List.of("no-critical-or-high-gap", "no-single-host-loss", "coverage", "no-expired-waiver"));

    private ProfileReader() {}

    /**
     * The profile, checked against the catalog.
     *
     * @param nameOrFile a built-in profile or the path of a YAML file
     * @param environment the process's environment
     * @param commandLine settings by key, e.g. {@code coverage.floor}
     * @param controls the catalog, against which names, params and severities are checked
     * @throws ProfileException naming file and setting
     */
    public static Profile read(
            String nameOrFile,
            Map<String, String> environment,
            Map<String, String> commandLine,
            List<Control> controls) {
        var layers = new Layers().below(new TreeMap<>(commandLine)).below(fromEnvironment(environment));
        var name = nameOrFile;
        for (var next = nameOrFile; !next.isEmpty(); ) {
            var settings = BUILT_IN.contains(next) ? shipped(next) : ProfileText.read(next, text(next));
            layers.below(settings);
            if (layers.depth() > LONGEST_CHAIN) {
                throw new ProfileException(nameOrFile, "extends more than %d profiles".formatted(LONGEST_CHAIN - 2));
            }
            next = parent(next, settings);
        }
        return new ProfileCheck(name, layers.below(DEFAULTS), controls).profile();
    }

    private static String parent(String child, Map<String, Object> settings) {
        var parent = settings.getOrDefault("extends", "").toString();
        if (parent.isEmpty() || BUILT_IN.contains(parent)) {
            return parent;
        }
        return Path.of(child).resolveSibling(parent).toString();
    }

    private static Map<String, Object> fromEnvironment(Map<String, String> environment) {
        var settings = new TreeMap<String, Object>();
        for (var key : GLOBAL) {
            var value =
                    environment.get("PLUMBLINE_" + key.toUpperCase(Locale.ROOT).replace('.', '_'));
            if (value != null && !value.isBlank()) {
                settings.put(key, value);
            }
        }
        return settings;
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new ProfileException(
                    file,
                    "is neither a built-in profile (%s) nor a file that can be read"
                            .formatted(String.join(", ", BUILT_IN)));
        }
    }

    private static Map<String, Object> shipped(String name) {
        try (var resource =
                ProfileReader.class.getResourceAsStream("/org/plumbline/profiles/" + name + ProfileBuild.SUFFIX)) {
            if (resource == null) {
                throw new IllegalStateException("The profile (%s) was not built.".formatted(name));
            }
            return ProfileBuild.settings(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
