package org.plumbline.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * One departure of this cloud from one control: one per cause, whatever the number of hosts.
 *
 * @param control id of the control
 * @param severity what is at stake in this case; the control's own severity unless the rule says otherwise
 * @param message what is, with names, numbers and the consequence
 * @param hosts the hosts concerned, sorted
 * @param evidence at least one, sorted
 */
public record Finding(String control, Severity severity, String message, List<String> hosts, List<Evidence> evidence) {

    /** From evidence alone: the hosts are those of the evidence, less the pseudo-hosts of API and operator. */
    public static Finding of(String control, Severity severity, String message, List<Evidence> evidence) {
        var hosts = evidence.stream()
                .map(Evidence::at)
                .map(Location::host)
                .filter(host -> !host.equals("api") && !host.equals("snapshot"))
                .distinct()
                .sorted()
                .toList();
        return new Finding(control, severity, message, hosts, evidence);
    }

    /** Identity across audits: twelve hex digits over control and message. */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((control + '\0' + message).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
