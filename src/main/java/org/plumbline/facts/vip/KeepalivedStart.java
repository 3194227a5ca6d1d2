package org.plumbline.facts.vip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.cloud.Deployment;
import org.plumbline.snapshot.HostFiles;

/**
 * How keepalived is started on a host.
 *
 * @param path the configuration it reads first
 * @param configId what {@code @id} lines are compared with
 */
record KeepalivedStart(String path, String configId) {

    private static final String KOLLA = "/etc/kolla/keepalived/keepalived.conf";
    private static final String PLAIN = "/etc/keepalived/keepalived.conf";

    static KeepalivedStart of(HostFiles host, Deployment deployment) {
        var words = new ArrayList<>(deployment.args());
        for (var defaults : List.of("/etc/default/keepalived", "/etc/sysconfig/keepalived")) {
            host.file(defaults).ifPresent(file -> words.addAll(arguments(file.text())));
        }
        var id = option(words, "-i", "--config-id");
        var file = option(words, "-f", "--use-file");
        var name = host.file("/etc/hostname")
                .flatMap(hostname -> hostname.text().lines().findFirst())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .orElse(host.name());
        int dot = name.indexOf('.');
        return new KeepalivedStart(
                host.hasFolder("/etc/kolla/keepalived") ? KOLLA : file.isEmpty() ? PLAIN : file,
                id.isEmpty() ? (dot < 0 ? name : name.substring(0, dot)) : id);
    }

    boolean isKolla() {
        return path.equals(KOLLA);
    }

    /** The words of {@code DAEMON_ARGS="-P -i main"} or {@code KEEPALIVED_OPTIONS="…"}. */
    private static List<String> arguments(String text) {
        var words = new ArrayList<String>();
        for (var line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                words.addAll(Arrays.asList(line.substring(equals + 1)
                        .replace("\"", "")
                        .replace("'", "")
                        .split(" +")));
            }
        }
        return words;
    }

    private static String option(List<String> words, String letter, String name) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if ((word.equals(letter) || word.equals(name)) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
            if (word.startsWith(name + "=")) {
                return word.substring(name.length() + 1);
            }
        }
        return "";
    }
}
