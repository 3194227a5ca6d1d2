package org.plumbline.facts.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Collected;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.cloud.tls.CertificateTraits;
import org.plumbline.cloud.tls.TlsCertificate;
import org.plumbline.facts.Facts;
import org.plumbline.parse.tls.Certificate;
import org.plumbline.parse.tls.Certificates;
import org.plumbline.parse.tls.HaproxyCertificates;
import org.plumbline.parse.tls.TlsHandshake;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Reads the certificates of one snapshot; keeps what was read already, and which names were seen. */
final class CertificateReading {

    /** A file with more is a collection of the world's authorities, not the cloud's own. */
    private static final int MOST = 20;

    private static final String KOLLA = "/etc/kolla/";

    private final Facts facts;
    private final Optional<Instant> now;
    private final Set<String> files = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> trusted = new HashSet<>();
    private final Map<Location, List<Set<String>>> places = new HashMap<>();
    private final CertificateTrust trust = new CertificateTrust();
    private final List<TlsCertificate> found = new ArrayList<>();
    private final Map<String, CertificateUses.Use> unread = new TreeMap<>();

    CertificateReading(Facts facts) {
        this.facts = facts;
        this.now = facts.all(Collected.class).stream().findFirst().map(Collected::time);
    }

    /** Whether anything names a certificate. */
    boolean add(Snapshot snapshot) {
        var uses = uses(snapshot);
        boolean named = false;
        for (var host : snapshot.hosts()) {
            served(host);
            trust.acceptAnchors(host);
            var loaded = loaded(host);
            for (var use : uses.getOrDefault(host.name(), List.of())) {
                if (!CertificateUses.isOfTheSystem(use.path())) {
                    named = true;
                    file(host, use, loaded);
                }
            }
        }
        unreadAuthorities();
        found.forEach(certificate -> facts.add(certificate.withTrace(trust.reaches(certificate.traits()))));
        return named || !found.isEmpty();
    }

    /** Names and addresses in the certificates of servers, lower case. */
    Set<String> names() {
        return names;
    }

    /** The files that a line of a configuration names; each under all paths that it may have. */
    List<Set<String>> places(Location line) {
        return places.getOrDefault(line, List.of());
    }

    private Map<String, List<CertificateUses.Use>> uses(Snapshot snapshot) {
        var uses = new HashMap<String, List<CertificateUses.Use>>();
        facts.all(Service.class).forEach(service -> CertificateUses.of(service)
                .forEach(use -> uses.computeIfAbsent(service.host(), h -> new ArrayList<>())
                        .add(use)));
        facts.all(DatabaseServer.class).forEach(server -> CertificateUses.of(server)
                .forEach(use -> uses.computeIfAbsent(server.host(), h -> new ArrayList<>())
                        .add(use)));
        var deployments = new HashMap<String, List<Deployment>>();
        facts.all(Deployment.class).stream().filter(Deployment::isRole).forEach(d -> deployments
                .computeIfAbsent(d.host(), h -> new ArrayList<>())
                .add(d));
        for (var host : snapshot.hosts()) {
            uses.computeIfAbsent(host.name(), h -> new ArrayList<>())
                    .addAll(CertificateUses.of(facts, host, deployments.getOrDefault(host.name(), List.of())));
        }
        return uses;
    }

    /** Files named several times are read once; what was not collected may still be known from the running process. */
    private void file(HostFiles host, CertificateUses.Use use, Set<String> loaded) {
        var found = use.path().endsWith("/")
                ? host.glob(use.path() + "*").toList()
                : host.file(use.path()).or(() -> mounted(host, use)).stream().toList();
        var paths = new HashSet<>(Set.of(use.path()));
        found.forEach(file -> paths.add(file.path()));
        places.computeIfAbsent(use.at(), line -> new ArrayList<>()).add(paths);
        if (!files.add(host.name() + '\0' + use.path())) {
            return;
        }
        if (found.isEmpty() && use.authority()) {
            unread.putIfAbsent(use.path(), use);
        } else if (found.isEmpty() && !loaded.contains(use.path())) {
            facts.add(notCollected(use));
        }
        if (use.authority() && !found.isEmpty()) {
            trusted.add(use.path());
        }
        found.forEach(file -> read(file, use));
    }

    /** What a container of kolla sees elsewhere lies beside its configuration. */
    private static Optional<SourceFile> mounted(HostFiles host, CertificateUses.Use use) {
        var source = use.at().source();
        int end = source.indexOf('/', KOLLA.length());
        return source.startsWith(KOLLA) && end > 0
                ? host.file(source.substring(0, end)
                        + use.path().substring(use.path().lastIndexOf('/')))
                : Optional.empty();
    }

    /** All hosts trust the same authorities: one copy of a file tells for all of them. */
    private void unreadAuthorities() {
        unread.values().stream()
                .filter(use -> !trusted.contains(use.path()))
                .forEach(use -> facts.add(notCollected(use)));
    }

    private static Unseen notCollected(CertificateUses.Use use) {
        return new Unseen(
                List.of("certificate"),
                new BlindSpot(
                        use.at().host(),
                        use.path(),
                        use.user() + " uses a certificate (" + use.at() + ") that was not collected",
                        "collect the file, or the output of `openssl x509 -noout -subject -dates -in " + use.path()
                                + "`"));
    }

    private void read(SourceFile file, CertificateUses.Use use) {
        var parsed = Certificates.parse(file.at(), file.text());
        var certificates = facts.understood(parsed).certificates();
        if (certificates.size() > MOST) {
            return;
        }
        parsed.problems().stream()
                .findFirst()
                .ifPresent(problem -> facts.add(new Unseen(
                        List.of("certificate"),
                        new BlindSpot(
                                file.host(),
                                file.path(),
                                problem.at().line(),
                                problem.reason(),
                                "mend the file, or collect it again"))));
        if (certificates.isEmpty() && parsed.problems().isEmpty()) {
            facts.add(Unseen.of(
                    "certificate",
                    file.host(),
                    file.path(),
                    "the file holds no certificate in PEM",
                    "collect it as PEM"));
        }
        for (int i = 0; i < certificates.size(); i++) {
            add(certificates.get(i), use.user(), use.authority() || i > 0, file.path());
            if (use.authority()) {
                trust.accept(certificates.get(i));
            }
        }
    }

    private Set<String> loaded(HostFiles host) {
        var paths = new HashSet<String>();
        host.output("haproxy-show-ssl-cert")
                .ifPresent(output -> facts.understood(HaproxyCertificates.parse(output.at(), output.text())).stream()
                        .filter(HaproxyCertificates::used)
                        .forEach(loaded -> {
                            paths.add(loaded.path());
                            add(loaded.certificate(), "haproxy", false, loaded.path());
                        }));
        return paths;
    }

    private void served(HostFiles host) {
        host.outputs().tailMap("openssl-s_client-", true).entrySet().stream()
                .takeWhile(output -> output.getKey().startsWith("openssl-s_client-"))
                .map(output -> facts.understood(TlsHandshake.parse(
                        output.getValue().at(), output.getValue().text())))
                .forEach(handshake -> {
                    for (int i = 0; i < handshake.chain().size(); i++) {
                        add(handshake.chain().get(i), "the endpoint", i > 0, "");
                    }
                    if (handshake.verifyCode().orElse(-1) == 0) {
                        handshake.chain().stream().limit(1).forEach(trust::verified);
                    }
                });
    }

    private void add(Certificate certificate, String user, boolean authority, String file) {
        if (certificate.notAfter().isEmpty()) {
            return;
        }
        var end = certificate.notAfter().get();
        if (!authority) {
            certificate.dnsNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            names.addAll(certificate.addresses());
        }
        trust.saw(certificate);
        found.add(new TlsCertificate(
                certificate.at().host(),
                commonName(certificate.subject()),
                user,
                authority,
                certificate.at().source().contains("/letsencrypt/")
                        || certificate.issuer().contains("Let's Encrypt"),
                LocalDate.ofInstant(end, ZoneOffset.UTC),
                now.map(time -> OptionalLong.of(
                                Math.floorDiv(Duration.between(time, end).toSeconds(), 86_400)))
                        .orElse(OptionalLong.empty()),
                traits(certificate),
                file,
                false,
                certificate.at()));
    }

    private static Set<String> names(Certificate certificate) {
        var names = new TreeSet<String>();
        certificate.dnsNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        certificate.addresses().forEach(address -> names.add(IpNetwork.normal(address)));
        return names;
    }

    private static CertificateTraits traits(Certificate certificate) {
        var lifetime = certificate.notBefore().flatMap(from -> certificate
                .notAfter()
                .map(to -> Duration.between(from, to).toDays()));
        return new CertificateTraits(
                certificate.subject(),
                certificate.issuer(),
                certificate.keyType(),
                certificate.keyBits(),
                certificate.signatureAlgorithm(),
                lifetime.map(OptionalLong::of).orElse(OptionalLong.empty()),
                names(certificate),
                certificate.allNames());
    }

    private static String commonName(String subject) {
        return Stream.of(subject.split("(?<!\\\\),"))
                .filter(part -> part.startsWith("CN="))
                .map(part -> part.substring("CN=".length()))
                .findFirst()
                .orElse(subject);
    }
}
