package org.plumbline.facts.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.compute.LibvirtRemote;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.ListeningSockets;
import org.plumbline.parse.libvirt.LibvirtConf;
import org.plumbline.parse.systemd.Systemctl;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Whether libvirt listens on plain TCP: by its sockets where they were seen, else by its settings and units. */
public final class LibvirtRemotes implements FactSource {

    private static final int PLAIN = 16509;
    private static final List<String> CONFS = List.of(
            "/etc/kolla/nova-libvirt/libvirtd.conf", "/etc/libvirt/virtproxyd.conf", "/etc/libvirt/libvirtd.conf");
    private static final List<String> SASL = List.of("/etc/kolla/nova-libvirt/sasl.conf", "/etc/sasl2/libvirt.conf");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new TreeMap<String, Deployment>();
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals("libvirtd") && deployment.isRole())
                .forEach(deployment -> hosts.put(deployment.host(), deployment));
        for (var host : snapshot.hosts()) {
            if (hosts.containsKey(host.name())) {
                new OnHost(facts, host, hosts.get(host.name())).add();
            }
        }
    }

    private static final class OnHost {

        private final Facts facts;
        private final HostFiles host;
        private final Deployment daemon;
        private final List<Located> grounds = new ArrayList<>();

        OnHost(Facts facts, HostFiles host, Deployment daemon) {
            this.facts = facts;
            this.host = host;
            this.daemon = daemon;
        }

        void add() {
            var conf = CONFS.stream().flatMap(path -> host.file(path).stream()).findFirst();
            var settings = conf.map(file -> facts.understood(LibvirtConf.parse(file.at(), file.text())));
            var listening = bySocket().or(() -> settings.flatMap(known -> bySettings(known, conf.orElseThrow())));
            if (listening.isEmpty()) {
                unseen(
                        "ss-tcp-listen",
                        "whether libvirt listens on TCP was not recorded",
                        "collect the output of `ss -ltnp`");
                return;
            }
            if (listening.get() && settings.isEmpty()) {
                unseen(
                        CONFS.get(2),
                        "libvirt listens on TCP, and its settings were not collected",
                        "collect " + CONFS.get(2));
                return;
            }
            var auth = settings.flatMap(known -> known.item("auth_tcp"));
            auth.ifPresent(item -> grounds.add(new Quoted(item.at(), "auth_tcp = " + item.value())));
            facts.add(new LibvirtRemote(
                    host.name(),
                    listening.get(),
                    listening.get() ? auth.map(LibvirtConf.Item::value).orElse("sasl") : "",
                    listening.get() ? mechanism() : "",
                    List.copyOf(grounds),
                    sources(conf)));
        }

        private List<Location> sources(Optional<SourceFile> conf) {
            return Stream.of(
                            conf.map(SourceFile::at),
                            host.output("ss-tcp-listen").map(SourceFile::at),
                            host.output("systemctl-units").map(SourceFile::at))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private Optional<Boolean> bySocket() {
            return host.output("ss-tcp-listen").map(output -> {
                var socket = facts.understood(ListeningSockets.parse(output.at(), output.text())).stream()
                        .filter(listener -> listener.port() == PLAIN && !listener.isLoopback())
                        .findFirst();
                grounds.add(socket.map(open -> new Quoted(open.at(), open.address() + ":" + PLAIN + " is open"))
                        .orElse(new Quoted(output.at(), "port " + PLAIN + " is closed")));
                return socket.isPresent();
            });
        }

        /** A setting alone opens nothing: the daemon must be told to listen, or systemd must do it. */
        private Optional<Boolean> bySettings(LibvirtConf conf, SourceFile file) {
            var listen = conf.item("listen_tcp").filter(item -> item.value().equals("1"));
            grounds.add(listen.map(item -> new Quoted(item.at(), "listen_tcp = 1"))
                    .orElse(new Quoted(file.at(), "listen_tcp is not 1")));
            boolean told = daemon.args().contains("--listen") || daemon.args().contains("-l");
            var unit = unit();
            unit.ifPresent(grounds::add);
            if (unit.isPresent() || (listen.isPresent() && told)) {
                return Optional.of(true);
            }
            boolean knowsUnits = host.output("systemctl-units").isPresent();
            boolean knowsArguments = !daemon.args().isEmpty();
            return knowsUnits && (listen.isEmpty() || knowsArguments) ? Optional.of(false) : Optional.empty();
        }

        private Optional<Quoted> unit() {
            return host.output("systemctl-units")
                    .flatMap(output -> facts.understood(Systemctl.units(output.at(), output.text())).stream()
                            .filter(unit -> unit.name().equals("libvirtd-tcp.socket")
                                    || unit.name().equals("virtproxyd-tcp.socket"))
                            .filter(unit -> unit.active().equals("active"))
                            .findFirst()
                            .map(unit -> new Quoted(unit.at(), unit.name() + " is active")));
        }

        private String mechanism() {
            return SASL.stream()
                    .flatMap(path -> host.file(path).stream())
                    .flatMap(file -> file.text().lines())
                    .map(String::strip)
                    .filter(line -> line.startsWith("mech_list"))
                    .flatMap(line ->
                            Stream.of(line.substring(line.indexOf(':') + 1).strip()))
                    .findFirst()
                    .orElse("");
        }

        private void unseen(String input, String reason, String hint) {
            facts.add(new Unseen(List.of("libvirt-remote"), new BlindSpot(host.name(), input, reason, hint)));
        }
    }
}
