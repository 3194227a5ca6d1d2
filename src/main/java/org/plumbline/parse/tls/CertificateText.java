package org.plumbline.parse.tls;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.snapshot.Location;

/** A certificate being put together from the lines of a program's output. */
final class CertificateText {

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private final Location at;
    String subject = "";
    String issuer = "";
    List<String> dnsNames = List.of();
    List<String> addresses = List.of();
    String serial = "";
    Optional<Instant> notBefore = Optional.empty();
    Optional<Instant> notAfter = Optional.empty();
    String keyType = "";
    OptionalInt keyBits = OptionalInt.empty();
    String signatureAlgorithm = "";
    Optional<Boolean> ca = Optional.empty();

    CertificateText(Location at) {
        this.at = at;
    }

    Certificate certificate(boolean allNames) {
        return new Certificate(
                subject,
                issuer,
                dnsNames,
                addresses,
                allNames,
                serial,
                notBefore,
                notAfter,
                keyType,
                keyBits,
                signatureAlgorithm,
                ca,
                at);
    }

    /** {@code DNS:a, IP Address:10.0.0.1, email:x}. */
    void names(String list) {
        var dns = new ArrayList<String>();
        var ips = new ArrayList<String>();
        for (var name : list.split(",")) {
            var stripped = name.strip();
            if (stripped.startsWith("DNS:")) {
                dns.add(stripped.substring("DNS:".length()));
            } else if (stripped.startsWith("IP Address:")) {
                ips.add(stripped.substring("IP Address:".length()).toLowerCase(Locale.ROOT));
            }
        }
        dnsNames = List.copyOf(dns);
        addresses = List.copyOf(ips);
    }

    void serial(String hex) {
        var digits = hex.replace(":", "").strip().toUpperCase(Locale.ROOT);
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        serial = digits.substring(zeros);
    }

    /** {@code Dec  1 12:47:44 2026 GMT}; some versions add fractions of a second. */
    static Optional<Instant> time(String text) {
        var words = text.strip().split(" +");
        if (words.length < 4 || words[2].length() < 8 || !MONTHS.contains(words[0])) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            Integer.parseInt(words[3]),
                            MONTHS.indexOf(words[0]) + 1,
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[2].substring(0, 2)),
                            Integer.parseInt(words[2].substring(3, 5)),
                            Integer.parseInt(words[2].substring(6, 8)))
                    .toInstant(ZoneOffset.UTC));
        } catch (NumberFormatException | DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** {@code O = Lab, CN = x}, {@code O=Lab, CN=x} or {@code /O=Lab/CN=x} as {@code CN=x,O=Lab}. */
    static String name(String text) {
        var stripped = text.strip();
        boolean slashes = stripped.startsWith("/");
        var parts = new ArrayList<String>();
        int start = slashes ? 1 : 0;
        boolean quoted = false;
        for (int i = start; i <= stripped.length(); i++) {
            boolean end = i == stripped.length();
            quoted ^= !end && stripped.charAt(i) == '"' && !escaped(stripped, i);
            if (end || (!quoted && separates(stripped, i, slashes))) {
                parts.add(part(stripped.substring(Math.min(start, i), i)));
                start = i + 1;
            }
        }
        Collections.reverse(parts);
        return String.join(",", parts);
    }

    private static boolean separates(String name, int at, boolean slashes) {
        if (slashes) {
            int equals = name.indexOf('=', at);
            int next = name.indexOf('/', at + 1);
            return name.charAt(at) == '/' && equals > at && (next < 0 || equals < next);
        }
        return name.charAt(at) == ',' && !escaped(name, at);
    }

    private static boolean escaped(String name, int at) {
        return at > 0 && name.charAt(at - 1) == '\\';
    }

    private static String part(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            return assignment.strip();
        }
        var value = assignment.substring(equals + 1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        var plain = quoted ? value.substring(1, value.length() - 1).replace(",", "\\,") : value;
        return assignment.substring(0, equals).strip() + "=" + plain;
    }

    /** OpenSSL's {@code sha256WithRSAEncryption}, {@code ecdsa-with-SHA256}, {@code RSA-SHA256} as Java names them. */
    static String algorithm(String openssl) {
        var lower = openssl.toLowerCase(Locale.ROOT);
        if (lower.endsWith("withrsaencryption")) {
            return digest(lower.substring(0, lower.length() - "withrsaencryption".length())) + "withRSA";
        }
        if (lower.startsWith("rsa-")) {
            return digest(lower.substring("rsa-".length())) + "withRSA";
        }
        if (lower.startsWith("ecdsa-with-")) {
            return digest(lower.substring("ecdsa-with-".length())) + "withECDSA";
        }
        return keyType(openssl);
    }

    private static String digest(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** {@code rsaEncryption} and {@code id-ecPublicKey} are the kinds of keys OpenSSL names at length. */
    static String keyType(String openssl) {
        return switch (openssl.toLowerCase(Locale.ROOT)) {
            case "rsaencryption" -> "RSA";
            case "rsassapss" -> "RSASSA-PSS";
            case "id-ecpublickey" -> "EC";
            case "ed25519" -> "Ed25519";
            case "ed448" -> "Ed448";
            case "dsaencryption" -> "DSA";
            default -> openssl;
        };
    }
}
