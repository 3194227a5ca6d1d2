package org.plumbline.facts.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.facts.Facts;
import org.plumbline.facts.loadbalancer.HaproxyFiles;
import org.plumbline.parse.Directive;
import org.plumbline.parse.Includes;
import org.plumbline.parse.haproxy.HaproxyCfg;
import org.plumbline.parse.haproxy.HaproxySection;
import org.plumbline.parse.rabbitmq.RabbitmqConf;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.parse.web.ApacheConf;
import org.plumbline.parse.web.NginxConf;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;

/** Which certificate files the software of a host is told to use. */
final class CertificateUses {

    /**
     * A file that is named somewhere.
     *
     * @param path the file, or a folder that ends with a slash
     * @param user the software that uses it
     * @param authority whether it holds what the software trusts, rather than what it shows
     */
    record Use(String path, String user, boolean authority, Location at) {}

    /** What the distribution trusts is not the cloud's to renew. */
    private static final Set<String> SYSTEM =
            Set.of("ca-certificates.crt", "ca-bundle.crt", "tls-ca-bundle.pem", "ca-bundle.trust.crt", "cert.pem");

    private static final List<String> SHOWN =
            List.of("ssl.cert_file", "ssl.certfile", "certificates.ca_certificate", "haproxy_amphora.client_cert");
    private static final List<String> TRUSTED =
            List.of("certificates.ca_certificate", "haproxy_amphora.server_ca", "controller_worker.client_ca");
    private static final List<String> LIBVIRT = List.of(
            "/etc/pki/libvirt/servercert.pem",
            "/etc/pki/libvirt/clientcert.pem",
            "/etc/pki/qemu/server-cert.pem",
            "/etc/pki/qemu/client-cert.pem");

    private final Facts facts;
    private final HostFiles host;
    private final List<Use> uses = new ArrayList<>();

    private CertificateUses(Facts facts, HostFiles host) {
        this.facts = facts;
        this.host = host;
    }

    /** What the host's own files name; services and databases are told apart by their facts. */
    static List<Use> of(Facts facts, HostFiles host, List<Deployment> deployments) {
        var found = new CertificateUses(facts, host);
        deployments.forEach(found::add);
        found.webServers();
        return found.uses;
    }

    static Stream<Use> of(Service service) {
        return service.options().all().stream()
                .filter(setting -> setting.known() && setting.value().startsWith("/"))
                .filter(setting -> SHOWN.contains(setting.option())
                        || TRUSTED.contains(setting.option())
                        || setting.option().endsWith("ca_file")
                        || setting.option().endsWith(".cafile"))
                .map(setting -> use(
                        setting,
                        service.name(),
                        !SHOWN.contains(setting.option()) || TRUSTED.contains(setting.option())));
    }

    static Stream<Use> of(DatabaseServer server) {
        return Stream.of("ssl_cert", "ssl_ca")
                .map(server::setting)
                .filter(setting -> setting.known() && setting.value().startsWith("/"))
                .map(setting -> use(setting, "mariadb", setting.option().equals("ssl_ca")));
    }

    private static Use use(Setting setting, String user, boolean authority) {
        return new Use(setting.value().strip(), user, authority, setting.at());
    }

    static boolean isOfTheSystem(String path) {
        return SYSTEM.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private void add(Deployment deployment) {
        switch (deployment.software()) {
            case "haproxy" -> haproxy(deployment);
            case "rabbitmq" -> rabbitmq();
            case "etcd" -> etcd();
            case "libvirtd" ->
                LIBVIRT.stream()
                        .flatMap(path -> host.file(path).stream())
                        .forEach(file -> uses.add(new Use(file.path(), "libvirt", false, file.at())));
            default -> {}
        }
    }

    private void haproxy(Deployment deployment) {
        var files = HaproxyFiles.of(host, deployment).files();
        if (files.isEmpty()) {
            return;
        }
        var cfg = HaproxyCfg.parse(files, HaproxyFiles.version(host)).value();
        var base = cfg.global("crt-base").map(line -> line.word(1) + "/").orElse("");
        cfg.sections().stream()
                .filter(HaproxySection::isFrontend)
                .flatMap(section -> section.binds().stream())
                .filter(bind -> bind.settings().has("ssl"))
                .flatMap(bind -> bind.settings().every("crt").stream())
                .forEach(crt -> uses.add(new Use(inFolder(crt.value(), base), "haproxy", false, crt.at())));
    }

    /** A name without extension may be a folder; kolla mounts its own. */
    private String inFolder(String name, String base) {
        var path = name.startsWith("/") ? name : base + name;
        var mounted = "/etc/kolla/haproxy" + path.substring(path.lastIndexOf('/'));
        if (host.file(path).isEmpty() && host.file(mounted).isPresent()) {
            return mounted;
        }
        return host.file(path).isEmpty() && host.glob(path + "/*").findAny().isPresent() ? path + "/" : path;
    }

    private void rabbitmq() {
        Stream.of("/etc/kolla/rabbitmq/rabbitmq.conf", "/etc/rabbitmq/rabbitmq.conf")
                .flatMap(path -> host.file(path).stream())
                .findFirst()
                .ifPresent(file -> {
                    var entries = RabbitmqConf.parse(file.at(), file.text()).value();
                    boolean listens = entries.stream()
                            .anyMatch(entry -> entry.key().startsWith("listeners.ssl.")
                                    && !entry.value().equals("none"));
                    entries.stream()
                            .filter(entry -> listens && entry.key().equals("ssl_options.certfile"))
                            .forEach(entry -> uses.add(new Use(entry.value(), "rabbitmq", false, entry.at())));
                    entries.stream()
                            .filter(entry -> listens && entry.key().equals("ssl_options.cacertfile"))
                            .forEach(entry -> uses.add(new Use(entry.value(), "rabbitmq", true, entry.at())));
                });
    }

    private void etcd() {
        host.file("/etc/default/etcd")
                .ifPresent(file -> facts.understood(ShellAssignments.parse(file.at(), file.text())).stream()
                        .filter(entry -> entry.key().equals("ETCD_CERT_FILE")
                                || entry.key().equals("ETCD_PEER_CERT_FILE"))
                        .filter(entry -> entry.value().startsWith("/"))
                        .forEach(entry -> uses.add(new Use(entry.value(), "etcd", false, entry.at()))));
    }

    private void webServers() {
        Includes includes = pattern -> host.glob(pattern).toList();
        Stream.of("/etc/apache2/apache2.conf", "/etc/httpd/conf/httpd.conf")
                .flatMap(path -> host.file(path).stream())
                .forEach(file -> ApacheConf.parse(file.at(), file.text(), includes, Map.of()).value().stream()
                        .flatMap(Directive::tree)
                        .filter(block -> block.is("VirtualHost"))
                        .filter(block -> on(block, "SSLEngine"))
                        .flatMap(block -> block.tree().filter(directive -> directive.is("SSLCertificateFile")))
                        .forEach(directive -> uses.add(new Use(directive.arg(), "apache", false, directive.at()))));
        host.file("/etc/nginx/nginx.conf")
                .ifPresent(file -> NginxConf.parse(file.at(), file.text(), includes).value().stream()
                        .flatMap(Directive::tree)
                        .filter(directive -> directive.is("ssl_certificate"))
                        .forEach(directive -> uses.add(new Use(directive.arg(), "nginx", false, directive.at()))));
    }

    private static boolean on(Directive block, String name) {
        return block.tree().filter(directive -> directive.is(name)).anyMatch(d -> d.arg()
                .equalsIgnoreCase("on"));
    }
}
