package org.plumbline.parse.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * What a PEM bundle holds, with any text around and between its blocks.
 *
 * @param certificates in the order of the file, each at its BEGIN line
 * @param privateKeys where blocks with private keys begin; they are never read
 */
public record Certificates(List<Certificate> certificates, List<Location> privateKeys) {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final List<String> CERTIFICATES = List.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");

    /** Reads PEM; a block that cannot be read is a problem and the others are kept. */
    public static Parsed<Certificates> parse(Location file, String text) {
        var certificates = new ArrayList<Certificate>();
        var keys = new ArrayList<Location>();
        var problems = new ArrayList<Problem>();
        String label = "";
        var begin = file;
        var body = new StringBuilder();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.contains(BEGIN) && !label(line, BEGIN).isEmpty()) {
                if (!label.isEmpty()) {
                    problems.add(new Problem(begin, "The PEM block does not end.", true));
                }
                label = label(line, BEGIN);
                begin = file.line(number);
                body.setLength(0);
                if (label.endsWith("PRIVATE KEY")) {
                    keys.add(begin);
                }
            } else if (!label.isEmpty() && line.contains(END)) {
                if (CERTIFICATES.contains(label)) {
                    decode(begin, body.toString(), certificates, problems);
                }
                label = "";
            } else if (CERTIFICATES.contains(label)) {
                body.append(line.strip());
            }
        }
        if (!label.isEmpty()) {
            problems.add(new Problem(begin, "The PEM block does not end.", true));
        }
        return new Parsed<>(new Certificates(List.copyOf(certificates), List.copyOf(keys)), problems);
    }

    /** Reads one certificate in DER. */
    public static Parsed<Certificates> parseDer(Location file, byte[] der) {
        var certificates = new ArrayList<Certificate>();
        var problems = new ArrayList<Problem>();
        X509.decode(file, der).ifPresentOrElse(certificates::add, () -> problems.add(unreadable(file)));
        return new Parsed<>(new Certificates(certificates, List.of()), problems);
    }

    private static void decode(Location begin, String base64, List<Certificate> into, List<Problem> problems) {
        try {
            X509.decode(begin, Base64.getDecoder().decode(base64))
                    .ifPresentOrElse(into::add, () -> problems.add(unreadable(begin)));
        } catch (IllegalArgumentException notBase64) {
            problems.add(new Problem(begin, "The PEM block is not base64.", true));
        }
    }

    private static Problem unreadable(Location at) {
        return new Problem(at, "This is no X.509 certificate.", true);
    }

    private static String label(String line, String marker) {
        int start = line.indexOf(marker) + marker.length();
        int end = line.indexOf("-----", start);
        return end < 0 ? "" : line.substring(start, end);
    }
}
