package org.plumbline.parse.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** Certificates as {@code openssl x509} prints them: {@code -text}, or {@code -subject -issuer -serial -dates -ext}. */
public final class OpensslCertificate {

    private final Location file;
    private final List<Certificate> done = new ArrayList<>();
    private Optional<CertificateText> open = Optional.empty();
    private String header = "";

    private OpensslCertificate(Location file) {
        this.file = file;
    }

    public static Parsed<List<Certificate>> parse(Location file, String text) {
        var reader = new OpensslCertificate(file);
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            reader.read(line.strip(), ++number);
        }
        reader.close();
        return reader.done.isEmpty()
                ? new Parsed<>(List.of(), List.of(new Problem(file, "The output shows no certificate.", true)))
                : Parsed.of(List.copyOf(reader.done));
    }

    private void read(String line, int number) {
        var full = line.startsWith("Certificate:");
        if (full || startsAnother(line)) {
            close();
        }
        if (open.isEmpty() && (full || shortKey(line))) {
            open = Optional.of(new CertificateText(file.line(number)));
        }
        open.ifPresent(certificate -> read(line, certificate));
        header = line;
    }

    /** The short form repeats a key where the next certificate begins. */
    private boolean startsAnother(String line) {
        return open.filter(known -> (line.startsWith("subject=") && !known.subject.isEmpty())
                        || (line.startsWith("notAfter=") && known.notAfter.isPresent()))
                .isPresent();
    }

    private static boolean shortKey(String line) {
        return line.startsWith("subject=")
                || line.startsWith("issuer=")
                || line.startsWith("serial=")
                || line.startsWith("notBefore=")
                || line.startsWith("notAfter=");
    }

    private void read(String line, CertificateText certificate) {
        if (header.startsWith("X509v3 Subject Alternative Name:")) {
            certificate.names(line);
        } else if (header.startsWith("X509v3 Basic Constraints:")) {
            certificate.ca = Optional.of(line.contains("CA:TRUE"));
        } else if (header.equals("Serial Number:")) {
            certificate.serial(line);
        } else if (line.startsWith("serial=")) {
            certificate.serial(line.substring("serial=".length()));
        } else {
            readKey(line, certificate);
        }
    }

    private static void readKey(String line, CertificateText certificate) {
        int end = keyEnd(line);
        var value = end < 0 ? "" : line.substring(end + 1).strip();
        switch (end < 0 ? "" : line.substring(0, end).strip()) {
            case "subject", "Subject" -> certificate.subject = CertificateText.name(value);
            case "issuer", "Issuer" -> certificate.issuer = CertificateText.name(value);
            case "notBefore", "Not Before" -> certificate.notBefore = CertificateText.time(value);
            case "notAfter", "Not After" -> certificate.notAfter = CertificateText.time(value);
            case "Serial Number" -> decimalSerial(value, certificate);
            case "Signature Algorithm" -> certificate.signatureAlgorithm = CertificateText.algorithm(value);
            case "Public Key Algorithm" -> certificate.keyType = CertificateText.keyType(value);
            case "Public-Key", "RSA Public-Key" -> bits(value, certificate);
            case "X509v3 extensions" -> certificate.ca = Optional.of(false);
            default -> {}
        }
    }

    private static int keyEnd(String line) {
        int colon = line.indexOf(':');
        int equals = line.indexOf('=');
        return equals >= 0 && (colon < 0 || equals < colon) ? equals : colon;
    }

    /** A serial number that fits a machine word: {@code 4660 (0x1234)}. */
    private static void decimalSerial(String value, CertificateText certificate) {
        int hex = value.indexOf("(0x");
        int end = value.indexOf(')');
        if (hex >= 0 && end > hex + 3) {
            certificate.serial(value.substring(hex + 3, end));
        }
    }

    private static void bits(String value, CertificateText certificate) {
        int end = value.indexOf(" bit");
        if (value.startsWith("(") && end > 1) {
            certificate.keyBits = Numbers.small(value.substring(1, end));
        }
    }

    private void close() {
        open.ifPresent(certificate -> done.add(certificate.certificate(true)));
        open = Optional.empty();
    }
}
