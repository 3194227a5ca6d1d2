package org.plumbline.parse.tls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.snapshot.Location;

/**
 * An X.509 certificate, as far as its source shows it.
 *
 * @param subject distinguished name, most specific part first: {@code CN=public.ha.lab,O=Lab}
 * @param dnsNames DNS names of the subjectAltName
 * @param addresses IP addresses of the subjectAltName
 * @param allNames whether the source shows all names; HAProxy leaves addresses out
 * @param serial serial number in upper-case hex without leading zeros; empty where the source does not tell
 * @param keyType {@code RSA}, {@code EC}, {@code Ed25519} …; empty where the source does not tell
 * @param keyBits size of the key in bits
 * @param signatureAlgorithm e.g. {@code SHA256withRSA}; empty where the source does not tell
 * @param ca whether it may sign others, by its basic constraints
 */
public record Certificate(
        String subject,
        String issuer,
        List<String> dnsNames,
        List<String> addresses,
        boolean allNames,
        String serial,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter,
        String keyType,
        OptionalInt keyBits,
        String signatureAlgorithm,
        Optional<Boolean> ca,
        Location at) {

    /** Whether it names itself as its issuer. */
    public boolean selfSigned() {
        return !subject.isEmpty() && subject.equals(issuer);
    }
}
