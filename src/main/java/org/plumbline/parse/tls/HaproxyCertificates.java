package org.plumbline.parse.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * The certificates that a running HAProxy has loaded, from {@code show ssl cert FILE} of its runtime interface.
 *
 * @param path the file it was loaded from
 * @param used whether a bind or server line uses it
 */
public record HaproxyCertificates(String path, boolean used, Certificate certificate) {

    public static Parsed<List<HaproxyCertificates>> parse(Location file, String text) {
        var all = new ArrayList<HaproxyCertificates>();
        Optional<CertificateText> open = Optional.empty();
        var path = "";
        boolean used = false;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int colon = line.indexOf(':');
            var key = colon < 0 ? "" : line.substring(0, colon);
            var value = colon < 0 ? "" : line.substring(colon + 1).strip();
            if (key.equals("Filename")) {
                add(all, path, used, open);
                path = value.startsWith("*") ? value.substring(1) : value;
                used = false;
                open = Optional.of(new CertificateText(file.line(number)));
            } else if (key.equals("Status")) {
                used = value.equals("Used");
            } else {
                open.ifPresent(certificate -> read(key, value, certificate));
            }
        }
        add(all, path, used, open);
        return Parsed.of(List.copyOf(all));
    }

    private static void add(
            List<HaproxyCertificates> all, String path, boolean used, Optional<CertificateText> certificate) {
        certificate
                .filter(read -> !read.subject.isEmpty())
                .ifPresent(read -> all.add(new HaproxyCertificates(path, used, read.certificate(false))));
    }

    private static void read(String key, String value, CertificateText certificate) {
        switch (key) {
            case "Serial" -> certificate.serial(value);
            case "notBefore" -> certificate.notBefore = CertificateText.time(value);
            case "notAfter" -> certificate.notAfter = CertificateText.time(value);
            case "Subject Alternative Name" -> certificate.names(value);
            case "Algorithm" -> algorithm(value, certificate);
            case "Subject" -> certificate.subject = CertificateText.name(value);
            case "Issuer" -> certificate.issuer = CertificateText.name(value);
            default -> {}
        }
    }

    /** {@code RSA2048} or {@code EC256}. */
    private static void algorithm(String value, CertificateText certificate) {
        int digits = value.length();
        while (digits > 0 && Character.isDigit(value.charAt(digits - 1))) {
            digits--;
        }
        certificate.keyType = value.substring(0, digits);
        certificate.keyBits = Numbers.small(value.substring(digits));
    }
}
