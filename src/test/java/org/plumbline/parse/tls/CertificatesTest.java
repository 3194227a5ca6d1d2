package org.plumbline.parse.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Shared;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class CertificatesTest {

    private static final Location FILE = new Location("ctl1", "/etc/haproxy/certs/public.pem", 0);
    private static final String ACME = "CN=ca.example.org,O=Acme\\, Inc.,C=DE";

    @Test
    void a_bundle_gives_all_it_holds_and_a_problem_for_each_block_it_cannot_read() {
        var parsed = Certificates.parse(FILE, resource("bundle.pem"));

        assertThat(parsed.value().certificates())
                .extracting(
                        Certificate::subject,
                        Certificate::keyType,
                        Certificate::keyBits,
                        Certificate::signatureAlgorithm,
                        certificate -> certificate.at().line())
                .containsExactly(
                        tuple(ACME, "EC", OptionalInt.of(256), "SHA256withECDSA", 3),
                        tuple("emailAddress=a@b.c,CN=weak", "RSA", OptionalInt.of(1024), "SHA1withRSA", 20),
                        tuple("CN=ed", "Ed25519", OptionalInt.of(256), "Ed25519", 40),
                        tuple(ACME, "EC", OptionalInt.of(256), "SHA256withECDSA", 49),
                        tuple("CN=k1", "EC", OptionalInt.of(256), "SHA256withECDSA", 63),
                        tuple("CN=pss", "RSASSA-PSS", OptionalInt.of(2048), "RSASSA-PSS", 73));
        assertThat(parsed.value().privateKeys()).containsExactly(FILE.line(17), FILE.line(94));
        assertThat(parsed.problems())
                .extracting(problem -> problem.at().line(), Problem::reason)
                .containsExactly(
                        tuple(34, "This is no X.509 certificate."),
                        tuple(37, "The PEM block is not base64."),
                        tuple(94, "The PEM block does not end."));
    }

    @Test
    void a_certificate_tells_names_validity_and_role() {
        var certificate = Certificates.parse(FILE, resource("bundle.pem"))
                .value()
                .certificates()
                .get(0);

        assertThat(certificate.issuer()).isEqualTo(ACME);
        assertThat(certificate.selfSigned()).isTrue();
        assertThat(certificate.dnsNames()).containsExactly("ca.example.org");
        assertThat(certificate.addresses()).containsExactly("10.0.0.1", "2001:db8:0:0:0:0:0:1");
        assertThat(certificate.notBefore()).contains(Instant.parse("2026-11-24T08:02:36Z"));
        assertThat(certificate.notAfter()).contains(Instant.parse("2026-12-24T08:02:36Z"));
        assertThat(certificate.serial()).isEqualTo("7BA3FB8B54D9A3987E97C94CC1784B811BE7F6A5");
        assertThat(certificate.ca()).contains(true);
    }

    @Test
    void der_is_read_as_well() {
        var pem = resource("bundle.pem").lines().toList();
        var der = Base64.getDecoder().decode(String.join("", pem.subList(3, 15)));

        assertThat(Certificates.parseDer(FILE, der).value().certificates())
                .extracting(Certificate::subject, Certificate::at)
                .containsExactly(tuple(ACME, FILE));
        assertThat(Certificates.parseDer(FILE, new byte[] {0x30, 0x03, 1}).problems())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openssl-x509-text.txt", "openssl-x509-short.txt"})
    void what_openssl_prints_equals_what_the_file_holds(String output) {
        var printed = OpensslCertificate.parse(FILE, resource(output)).value();
        var held = Certificates.parse(FILE, resource("bundle.pem")).value().certificates();

        assertThat(printed).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(printed.get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("at", "keyType", "keyBits", "signatureAlgorithm")
                    .isEqualTo(held.get(i));
        }
    }

    @Test
    void the_long_form_tells_keys_and_signatures_too() {
        assertThat(OpensslCertificate.parse(FILE, resource("openssl-x509-text.txt"))
                        .value())
                .extracting(
                        Certificate::keyType,
                        Certificate::keyBits,
                        Certificate::signatureAlgorithm,
                        certificate -> certificate.at().line())
                .containsExactly(
                        tuple("EC", OptionalInt.of(256), "SHA256withECDSA", 1),
                        tuple("RSA", OptionalInt.of(1024), "SHA1withRSA", 38),
                        tuple("Ed25519", OptionalInt.empty(), "Ed25519", 79));
    }

    @Test
    void the_short_form_leaves_unknown_what_it_does_not_print() {
        var certificate = OpensslCertificate.parse(FILE, "notAfter=Dec  1 12:47:44 2026 GMT\n")
                .value()
                .get(0);

        assertThat(certificate.notAfter()).contains(Instant.parse("2026-12-01T12:47:44Z"));
        assertThat(certificate.ca()).isEmpty();
        assertThat(certificate.selfSigned()).isFalse();
    }

    @Test
    void the_lab_serves_the_certificate_it_has_on_disk() {
        var disk =
                Certificates.parse(FILE, shared("etc/haproxy/certs/public.pem")).value();
        var served = TlsHandshake.parse(FILE, shared("commands/openssl-s_client-public.txt"))
                .value();
        var printed = OpensslCertificate.parse(FILE, shared("commands/openssl-x509-public.txt"))
                .value();
        var loaded = HaproxyCertificates.parse(FILE, shared("commands/haproxy-show-ssl-cert.txt"))
                .value();

        assertThat(disk.privateKeys()).hasSize(1);
        assertThat(disk.certificates())
                .extracting(
                        Certificate::subject,
                        Certificate::issuer,
                        Certificate::dnsNames,
                        Certificate::addresses,
                        Certificate::ca)
                .containsExactly(tuple(
                        "CN=public.ha.lab,O=Lab",
                        "CN=Lab CA,O=Lab",
                        List.of("public.ha.lab"),
                        List.of("10.0.1.10"),
                        Optional.of(false)));
        var certificate = disk.certificates().get(0);
        assertThat(List.of(served.chain().get(0), printed.get(0))).allSatisfy(other -> assertThat(other)
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(certificate));
        assertThat(loaded.get(0).path()).isEqualTo("/etc/haproxy/certs/public.pem");
        assertThat(loaded.get(0).used()).isTrue();
        assertThat(loaded.get(0).certificate())
                .usingRecursiveComparison()
                .ignoringFields("at", "addresses", "allNames", "signatureAlgorithm", "ca")
                .isEqualTo(certificate);
        assertThat(loaded.get(0).certificate().allNames()).isFalse();
        assertThat(loaded.get(0).certificate().ca()).isEmpty();
    }

    @Test
    void a_handshake_tells_protocol_cipher_and_trust() {
        var handshake = TlsHandshake.parse(FILE, shared("commands/openssl-s_client-public.txt"))
                .value();

        assertThat(handshake.verifyCode()).hasValue(0);
        assertThat(handshake.verifyMessage()).isEqualTo("ok");
        assertThat(handshake.protocol()).isEqualTo("TLSv1.3");
        assertThat(handshake.cipher()).isEqualTo("TLS_AES_128_GCM_SHA256");
    }

    @Test
    void a_chain_without_blocks_still_has_names_and_dates() {
        var handshake = TlsHandshake.parse(FILE, """
                        Certificate chain
                         0 s:CN = a, O = "X, Y"
                           i:CN = ca
                           a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256
                           v:NotBefore: Nov 22 12:47:44 2026 GMT; NotAfter: Dec  1 12:47:44 2026 GMT
                         1 s:CN = ca
                           i:CN = ca
                        ---
                        New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384
                            Verify return code: 20 (unable to get local issuer certificate)
                        """).value();

        assertThat(handshake.chain())
                .extracting(Certificate::subject, Certificate::keyType, Certificate::selfSigned, c -> c.at().line())
                .containsExactly(tuple("O=X\\, Y,CN=a", "EC", false, 2), tuple("CN=ca", "", true, 6));
        assertThat(handshake.verifyCode()).hasValue(20);
        assertThat(handshake.verifyMessage()).isEqualTo("unable to get local issuer certificate");
        assertThat(handshake.verifyAt()).isEqualTo(FILE.line(10));
    }

    @Test
    void a_server_that_does_not_answer_has_no_chain_and_no_verdict() {
        var parsed = TlsHandshake.parse(FILE, "connect: Connection refused\nconnect:errno=111\n");

        assertThat(parsed.value().chain()).isEmpty();
        assertThat(parsed.value().verifyCode()).isEmpty();
        assertThat(parsed.problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C = DE, O = Lab, CN = x      | CN=x,O=Lab,C=DE",
                "C=DE, O=Lab, CN=x            | CN=x,O=Lab,C=DE",
                "/C=DE/O=Lab/CN=x             | CN=x,O=Lab,C=DE",
                "/O=a/b/CN=x                  | CN=x,O=a/b",
                "CN = a/b                     | CN=a/b",
                "''                           | ''",
            })
    void names_read_the_same_however_they_are_written(String written, String name) {
        assertThat(CertificateText.name(written)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Foo 1 12:47:44 2026 GMT",
                "Dec 41 12:47:44 2026 GMT",
                "Dec 1 1:2 2026",
                "Dec 1 aa:bb:cc 2026"
            })
    void what_is_no_date_stays_unknown(String text) {
        assertThat(CertificateText.time(text)).isEmpty();
    }

    @Test
    void mutated_inputs_never_throw() {
        var texts =
                List.of(resource("bundle.pem"), resource("openssl-x509-text.txt"), resource("openssl-x509-short.txt"));
        var random = new Random(20261124);
        for (int i = 0; i < 300; i++) {
            var bytes = texts.get(i % 3).getBytes(StandardCharsets.UTF_8);
            for (int edits = random.nextInt(40); edits >= 0; edits--) {
                bytes[random.nextInt(bytes.length)] = (byte) "ABC=,:/-\n\" 19".charAt(random.nextInt(13));
            }
            var text = new String(bytes, StandardCharsets.UTF_8);
            int lines = (int) text.lines().count();
            assertThat(Certificates.parse(FILE, text).value().certificates())
                    .allSatisfy(found -> assertThat(found.at().line()).isBetween(1, lines));
            assertThat(OpensslCertificate.parse(FILE, text).value()).isNotNull();
            assertThat(TlsHandshake.parse(FILE, text).value()).isNotNull();
            assertThat(HaproxyCertificates.parse(FILE, text).value()).isNotNull();
        }
    }

    private static String resource(String name) {
        try (var in = CertificatesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shared(String path) {
        try {
            return Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl1/" + path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
