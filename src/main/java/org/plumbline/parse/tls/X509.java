package org.plumbline.parse.tls;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;
import org.plumbline.snapshot.Location;

/** One certificate in DER. */
final class X509 {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final Map<String, String> EMAIL = Map.of("1.2.840.113549.1.9.1", "emailAddress");

    private X509() {}

    /** What the bytes start with; empty when that is no certificate. Bytes after it are OpenSSL's trust settings. */
    static Optional<Certificate> decode(Location at, byte[] der) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return Optional.of(
                    certificate(at, (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der))));
        } catch (CertificateException | RuntimeException unreadable) {
            // The factory is fed hostile bytes, and some of them end in unchecked exceptions.
            return Optional.empty();
        }
    }

    private static Certificate certificate(Location at, X509Certificate x509) throws CertificateException {
        var names = x509.getSubjectAlternativeNames();
        return new Certificate(
                name(x509.getSubjectX500Principal()),
                name(x509.getIssuerX500Principal()),
                names(names, DNS_NAME),
                names(names, IP_ADDRESS),
                true,
                x509.getSerialNumber().toString(16).toUpperCase(Locale.ROOT),
                Optional.of(x509.getNotBefore().toInstant()),
                Optional.of(x509.getNotAfter().toInstant()),
                keyType(x509.getPublicKey()),
                keyBits(x509.getPublicKey()),
                x509.getSigAlgName(),
                Optional.of(x509.getBasicConstraints() >= 0),
                at);
    }

    private static String name(X500Principal name) {
        return name.getName(X500Principal.RFC2253, EMAIL);
    }

    private static List<String> names(Collection<List<?>> names, int kind) {
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> name.get(0).equals(kind))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
    }

    private static String keyType(PublicKey key) {
        return key instanceof EdECKey edwards ? edwards.getParams().getName() : key.getAlgorithm();
    }

    private static OptionalInt keyBits(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return OptionalInt.of(rsa.getModulus().bitLength());
        }
        if (key instanceof ECKey ec) {
            return OptionalInt.of(ec.getParams().getCurve().getField().getFieldSize());
        }
        if (key instanceof EdECKey edwards) {
            return OptionalInt.of(edwards.getParams().getName().endsWith("448") ? 456 : 256);
        }
        if (key instanceof DSAKey dsa && dsa.getParams() != null) {
            return OptionalInt.of(dsa.getParams().getP().bitLength());
        }
        return OptionalInt.empty();
    }
}
