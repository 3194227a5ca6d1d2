package org.plumbline.facts.loadbalancer;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.cloud.Setting;
import org.plumbline.parse.haproxy.HaproxyLine;
import org.plumbline.parse.haproxy.HaproxySetting;
import org.plumbline.snapshot.Location;

/** The lowest protocol version that a TLS listener of HAProxy accepts. */
final class TlsMinimum {

    private static final List<String> VERSIONS = List.of("SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3");
    private static final Map<String, String> SHORT = Map.of(
            "sslv3", "SSLv3", "tlsv10", "TLSv1.0", "tlsv11", "TLSv1.1", "tlsv12", "TLSv1.2", "tlsv13", "TLSv1.3");
    private static final String OPTION = "ssl-min-ver";

    private TlsMinimum() {}

    /**
     * What a bind line accepts.
     *
     * @param own settings of the line
     * @param defaults the statement {@code ssl-default-bind-options}, if there is one; it counts where the line is silent
     * @param version of HAProxy; empty when not known
     */
    static Setting of(List<HaproxySetting> own, List<HaproxyLine> defaults, String version, Location bind) {
        var onLine = own.stream().map(HaproxySetting::keyword).toList();
        var written = explicit(words(own));
        if (!written.isEmpty()) {
            return Setting.set(OPTION, written, bind);
        }
        for (int i = defaults.size() - 1; i >= 0; i--) {
            var global = explicit(defaults.get(i).words());
            if (!global.isEmpty()) {
                return Setting.set(OPTION, global, defaults.get(i).at());
            }
        }
        var builtIn = builtIn(version);
        int lowest = VERSIONS.indexOf(builtIn.isEmpty() ? "SSLv3" : builtIn);
        while (lowest < VERSIONS.size() - 1 && isExcluded(VERSIONS.get(lowest), onLine, defaults)) {
            lowest++;
        }
        var at = defaults.isEmpty() ? bind : defaults.get(defaults.size() - 1).at();
        if (builtIn.isEmpty() && lowest < VERSIONS.indexOf("TLSv1.2")) {
            return Setting.unreadable(OPTION, at, "the version of HAProxy is not known, and with it its default");
        }
        return Setting.byDefault(OPTION, VERSIONS.get(lowest), at, "HAProxy " + version);
    }

    private static List<String> words(List<HaproxySetting> settings) {
        return settings.stream()
                .flatMap(setting -> Stream.of(setting.keyword(), setting.value()))
                .toList();
    }

    /** The value of ssl-min-ver, or the one version that a force- word leaves. */
    private static String explicit(List<String> words) {
        var found = "";
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(OPTION) && i + 1 < words.size()) {
                found = words.get(i + 1);
            } else if (words.get(i).startsWith("force-")) {
                found = SHORT.getOrDefault(words.get(i).substring(6), found);
            }
        }
        return found;
    }

    private static boolean isExcluded(String version, List<String> own, List<HaproxyLine> defaults) {
        return SHORT.entrySet().stream()
                .filter(entry -> entry.getValue().equals(version))
                .map(entry -> "no-" + entry.getKey())
                .anyMatch(word -> own.contains(word)
                        || defaults.stream().anyMatch(line -> line.words().contains(word)));
    }

    /** TLSv1.2 since HAProxy 2.2, TLSv1.0 from 1.8 on. */
    private static String builtIn(String version) {
        var parts = version.split("\\.");
        try {
            int release = parts.length < 2 ? 0 : Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1]);
            return release == 0 ? "" : release >= 2002 ? "TLSv1.2" : release >= 1008 ? "TLSv1.0" : "SSLv3";
        } catch (NumberFormatException notANumber) {
            return "";
        }
    }
}
