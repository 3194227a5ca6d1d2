package org.plumbline.cloud.tls;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.cloud.IpNetwork;

/**
 * Whom a certificate names, who signed it, and how.
 *
 * @param subject distinguished name
 * @param issuer distinguished name of who signed it
 * @param keyType {@code RSA}, {@code EC}, {@code Ed25519} …; empty where its source does not tell
 * @param keyBits size of the key; empty where its source does not tell
 * @param signature {@code SHA256withRSA} …; empty where its source does not tell
 * @param lifetime whole days from its first to its last
 * @param names the names and addresses that it is valid for, lower case, addresses as {@link IpNetwork#normal} writes them
 * @param allNames whether its source shows all of them
 */
public record CertificateTraits(
        String subject,
        String issuer,
        String keyType,
        OptionalInt keyBits,
        String signature,
        OptionalLong lifetime,
        Set<String> names,
        boolean allNames) {

    private static final List<String> SAMPLES = List.of(
            "snakeoil",
            "kollatestca",
            "devstack",
            "localhost",
            "example.com",
            "example.org",
            "internet widgits",
            "default company ltd",
            "some-state");

    /** Whether it names itself as its issuer. */
    public boolean selfSigned() {
        return !subject.isEmpty() && subject.equals(issuer);
    }

    /** Whether it is one that a package, a test tool or a manual makes, so that others may have its key. */
    public boolean ofSample() {
        var names = (subject + ' ' + issuer).toLowerCase(Locale.ROOT);
        return SAMPLES.stream().anyMatch(names::contains);
    }

    /** Whether its key can be computed by who can afford it; false where its size is not known. */
    public boolean hasShortKey(double rsaBits, double ecBits) {
        return switch (keyType) {
            case "RSA", "DSA" -> keyBits.isPresent() && keyBits.getAsInt() < rsaBits;
            case "EC" -> keyBits.isPresent() && keyBits.getAsInt() < ecBits;
            default -> false;
        };
    }

    /** Whether its signature can be forged. */
    public boolean hasBrokenSignature() {
        var name = signature.toUpperCase(Locale.ROOT).replace("-", "");
        return name.startsWith("MD5") || name.startsWith("MD2") || name.startsWith("SHA1");
    }

    /** Whether its source leaves out how large the key is. */
    public boolean hidesKey() {
        return keyType.isEmpty() || (keyBits.isEmpty() && !keyType.startsWith("Ed"));
    }

    public boolean livesLongerThan(double days) {
        return lifetime.isPresent() && lifetime.getAsLong() > days;
    }

    /** Whether clients that ask for this name or address accept it; an asterisk stands for one label. */
    public boolean covers(String host) {
        int dot = host.indexOf('.');
        return names.contains(IpNetwork.normal(host)) || (dot > 0 && names.contains("*" + host.substring(dot)));
    }

    /** {@code RSA 1024}. */
    public String key() {
        return keyType + (keyBits.isPresent() ? " " + keyBits.getAsInt() : "");
    }
}
