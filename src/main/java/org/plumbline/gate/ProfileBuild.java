package org.plumbline.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Build step: turns the profiles that ship with Plumbline into lines {@code key=value}, because reading YAML at every
 * start costs more than all the rest of reading a profile.
 */
public final class ProfileBuild {

    static final String SUFFIX = ".settings";

    private ProfileBuild() {}

    /**
     * Writes one file for each built-in profile.
     *
     * @param args the folder of the profiles, and the folder of compiled classes
     */
    public static void main(String[] args) throws IOException {
        var target = Files.createDirectories(Path.of(args[1], "org/plumbline/profiles"));
        for (var name : ProfileReader.BUILT_IN) {
            var file = Path.of(args[0], name + ".yaml");
            var settings = ProfileText.read(file.toString(), Files.readString(file));
            Files.writeString(target.resolve(name + SUFFIX), lines(settings));
        }
    }

    static String lines(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + '=' + value(setting.getValue()) + '\n')
                .collect(Collectors.joining());
    }

    private static String value(Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }

    static Map<String, Object> settings(String lines) {
        var settings = new TreeMap<String, Object>();
        lines.lines().forEach(line -> {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return settings;
    }
}
