package org.plumbline.facts.tls;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.cloud.tls.CertificateTraits;
import org.plumbline.parse.tls.Certificate;
import org.plumbline.parse.tls.Certificates;
import org.plumbline.snapshot.HostFiles;

/** Which authorities the cloud was seen to trust, and which certificates they signed, by the names that both carry. */
final class CertificateTrust {

    private static final int DEEPEST = 6;

    private final Set<String> accepted = new HashSet<>();
    private final Set<String> verified = new HashSet<>();
    private final Map<String, String> issuers = new HashMap<>();

    /** What an operator added to the authorities of the distribution. */
    void acceptAnchors(HostFiles host) {
        Stream.of(
                        "/usr/local/share/ca-certificates/*",
                        "/usr/local/share/ca-certificates/*/*",
                        "/etc/pki/ca-trust/source/anchors/*")
                .flatMap(host::glob)
                .forEach(file -> Certificates.parse(file.at(), file.text())
                        .value()
                        .certificates()
                        .forEach(this::accept));
    }

    void accept(Certificate authority) {
        accepted.add(authority.subject());
    }

    /** OpenSSL found an authority for it. */
    void verified(Certificate certificate) {
        verified.add(certificate.subject() + '\n' + certificate.issuer());
    }

    void saw(Certificate certificate) {
        if (!certificate.selfSigned()) {
            issuers.putIfAbsent(certificate.subject(), certificate.issuer());
        }
    }

    boolean reaches(CertificateTraits certificate) {
        if (verified.contains(certificate.subject() + '\n' + certificate.issuer())) {
            return true;
        }
        if (certificate.selfSigned()) {
            return accepted.contains(certificate.subject());
        }
        var issuer = certificate.issuer();
        for (int hop = 0; hop < DEEPEST && !issuer.isEmpty(); hop++) {
            if (accepted.contains(issuer)) {
                return true;
            }
            issuer = issuers.getOrDefault(issuer, "");
        }
        return false;
    }
}
