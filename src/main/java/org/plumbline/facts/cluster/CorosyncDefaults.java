package org.plumbline.facts.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.HostFiles;

/**
 * What Corosync does where its file says nothing: corosync.conf(5) of 2.4, 3.0 and 3.1. Up to 2.4 messages were encrypted
 * unless secauth was off; since 3.0 they are in clear unless told otherwise.
 */
final class CorosyncDefaults {

    private static final String UNKNOWN = "";

    private CorosyncDefaults() {}

    /**
     * Defaults by option; an empty value where it is not known.
     *
     * @param version major version; 0 when not known
     * @param minor minor version; negative when not known
     */
    static Map<String, String> of(int version, int minor, Map<String, Setting> options) {
        var defaults = new HashMap<String, String>();
        defaults.put("totem.transport", version >= 3 ? "knet" : version == 2 ? "udp" : UNKNOWN);
        defaults.put("totem.token", version == 0 || minor < 0 ? UNKNOWN : version >= 3 && minor >= 1 ? "3000" : "1000");
        defaults.put("totem.token_coefficient", "650");
        crypto(version, options, defaults);
        boolean twoNode = isTrue(options, "quorum.two_node");
        defaults.put("quorum.two_node", "0");
        defaults.put("quorum.wait_for_all", twoNode ? "1" : "0");
        defaults.put("quorum.auto_tie_breaker", "0");
        defaults.put("quorum.last_man_standing", "0");
        defaults.put("quorum.allow_downscale", "0");
        return defaults;
    }

    private static void crypto(int version, Map<String, Setting> options, Map<String, String> defaults) {
        var secauth = options.get("totem.secauth");
        boolean on = secauth != null && secauth.isTrue();
        boolean off = secauth != null && secauth.isFalse();
        boolean known = version > 0 || on || off;
        boolean encrypts = on || (!off && version > 0 && version < 3);
        defaults.put("totem.crypto_cipher", known ? encrypts ? "aes256" : "none" : UNKNOWN);
        defaults.put("totem.crypto_hash", known ? encrypts ? version == 2 ? "sha1" : "sha256" : "none" : UNKNOWN);
    }

    private static boolean isTrue(Map<String, Setting> options, String option) {
        var setting = options.get(option);
        return setting != null && setting.isTrue();
    }

    /** The version of the installed package, without epoch; empty when no list of packages was collected. */
    static String installed(HostFiles host) {
        for (var list : List.of("dpkg", "rpm")) {
            var output = host.output(list);
            if (output.isPresent()) {
                return version(output.get().text());
            }
        }
        return "";
    }

    /** dpkg lists {@code ii corosync 3.1.7-1 amd64}, rpm {@code corosync-3.1.7-1.el9.x86_64}. */
    private static String version(String packages) {
        for (var line : (Iterable<String>) packages.lines()::iterator) {
            if (line.contains("corosync")) {
                var words = line.strip().split("\\s+");
                for (int i = 0; i + 1 < words.length; i++) {
                    if (words[i].equals("corosync") || words[i].startsWith("corosync:")) {
                        return words[i + 1].substring(words[i + 1].indexOf(':') + 1);
                    }
                }
                if (words[0].startsWith("corosync-")
                        && words[0].length() > 9
                        && Character.isDigit(words[0].charAt(9))) {
                    return words[0].substring(9);
                }
            }
        }
        return "";
    }
}
