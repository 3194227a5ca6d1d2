package org.plumbline.parse.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * What {@code openssl s_client} saw of a server.
 *
 * @param chain what the server sent, its own certificate first; names only for certificates whose text was not asked for
 * @param verifyCode OpenSSL's verdict; 0 is trusted, empty when there was no handshake
 * @param verifyAt the line of the verdict
 * @param protocol e.g. {@code TLSv1.3}; empty when there was no handshake
 */
public record TlsHandshake(
        List<Certificate> chain,
        OptionalInt verifyCode,
        String verifyMessage,
        Location verifyAt,
        String protocol,
        String cipher) {

    private static final String VERIFY = "Verify return code: ";

    public static Parsed<TlsHandshake> parse(Location file, String text) {
        var pem = Certificates.parse(file, text);
        var code = OptionalInt.empty();
        var message = "";
        var verifyAt = file;
        var protocol = "";
        var cipher = "";
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            var line = raw.strip();
            if (line.startsWith(VERIFY) && code.isEmpty()) {
                var words = line.substring(VERIFY.length()).split(" ", 2);
                code = Numbers.small(words[0]);
                message = words.length < 2 ? "" : words[1].replaceAll("^\\(|\\)$", "");
                verifyAt = file.line(number);
            } else if (line.startsWith("New, ") && line.contains(", Cipher is ") && protocol.isEmpty()) {
                cipher = line.substring(line.indexOf(", Cipher is ") + ", Cipher is ".length());
                protocol =
                        cipher.equals("(NONE)") ? "" : line.substring("New, ".length(), line.indexOf(", Cipher is "));
            }
        }
        var chain = withBlocks(chain(file, text), pem.value().certificates());
        var handshake = new TlsHandshake(chain, code, message, verifyAt, protocol, cipher);
        return chain.isEmpty()
                ? new Parsed<>(handshake, List.of(new Problem(file, "The server sent no certificate.", false)))
                : new Parsed<>(handshake, pem.problems());
    }

    /** The list at the head of the output: subject, issuer, and since OpenSSL 3 key and validity of each. */
    private static List<Certificate> chain(Location file, String text) {
        var chain = new ArrayList<Certificate>();
        Optional<CertificateText> open = Optional.empty();
        boolean inside = false;
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            var line = raw.strip();
            if (line.equals("Certificate chain")) {
                inside = true;
            } else if (inside && (line.equals("---") || line.startsWith("Server certificate"))) {
                break;
            } else if (inside && line.length() > 2 && Character.isDigit(line.charAt(0)) && line.contains(" s:")) {
                open.ifPresent(certificate -> chain.add(certificate.certificate(false)));
                var next = new CertificateText(file.line(number));
                next.subject = CertificateText.name(line.substring(line.indexOf(" s:") + 3));
                open = Optional.of(next);
            } else {
                open.ifPresent(certificate -> detail(line, certificate));
            }
        }
        open.ifPresent(certificate -> chain.add(certificate.certificate(false)));
        return chain;
    }

    private static void detail(String line, CertificateText certificate) {
        if (line.startsWith("i:")) {
            certificate.issuer = CertificateText.name(line.substring(2));
        } else if (line.startsWith("v:NotBefore: ") && line.contains("; NotAfter: ")) {
            int middle = line.indexOf("; NotAfter: ");
            certificate.notBefore = CertificateText.time(line.substring("v:NotBefore: ".length(), middle));
            certificate.notAfter = CertificateText.time(line.substring(middle + "; NotAfter: ".length()));
        } else if (line.startsWith("a:PKEY: ")) {
            int comma = line.indexOf(',');
            int bit = line.indexOf(" (bit)");
            int signature = line.indexOf("; sigalg: ");
            if (comma > 0 && bit > comma && signature > bit) {
                certificate.keyType = CertificateText.keyType(line.substring("a:PKEY: ".length(), comma));
                certificate.keyBits =
                        Numbers.small(line.substring(comma + 1, bit).strip());
                certificate.signatureAlgorithm =
                        CertificateText.algorithm(line.substring(signature + "; sigalg: ".length()));
            }
        }
    }

    /** A certificate whose block is there says more than the list does. */
    private static List<Certificate> withBlocks(List<Certificate> chain, List<Certificate> blocks) {
        if (chain.isEmpty()) {
            return blocks;
        }
        var merged = new ArrayList<Certificate>(chain);
        for (int i = 0; i < merged.size() && i < blocks.size(); i++) {
            merged.set(i, blocks.get(i));
        }
        return List.copyOf(merged);
    }
}
