package org.plumbline.facts.hardening;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Running;
import org.plumbline.cloud.hardening.UnneededService;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.parse.host.ListeningSockets;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Services of desktops and of another age on hosts of the cloud, and container engines that obey the network. */
public final class UnneededServices implements FactSource {

    private static final Map<String, String[]> UNNEEDED = new LinkedHashMap<>();
    private static final Set<Integer> ENGINE_PORTS = Set.of(2375);
    private static final String[] TFTP = {
        "tftp.socket", "tftp.service", "tftpd-hpa.service", "atftpd.service", "in.tftpd"
    };
    private static final String[] RPCBIND = {"rpcbind.service", "rpcbind.socket"};

    static {
        UNNEEDED.put(
                "telnet, which sends passwords in the clear",
                units("telnet.socket", "inetutils-telnetd.service", "in.telnetd"));
        UNNEEDED.put(
                "rsh and rlogin, which trust an address",
                units("rsh.socket", "rlogin.socket", "rexec.socket", "in.rshd"));
        UNNEEDED.put("NIS", units("ypserv.service", "ypbind.service", "nis.service"));
        UNNEEDED.put("Avahi", units("avahi-daemon.service"));
        UNNEEDED.put("the printing service CUPS", units("cups.service", "cups-browsed.service"));
        UNNEEDED.put(
                "a graphical desktop", units("gdm.service", "gdm3.service", "lightdm.service", "sddm.service", "Xorg"));
    }

    private static String[] units(String... names) {
        return names;
    }

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var bareMetal = new HashSet<String>();
        facts.all(Deployment.class).stream()
                .filter(d -> d.project().startsWith("ironic"))
                .forEach(d -> bareMetal.add(d.host()));
        for (var running : facts.all(Running.class)) {
            UNNEEDED.forEach((name, units) -> report(facts, running, name, units));
            if (bareMetal.isEmpty()) {
                report(facts, running, "a TFTP server, though the cloud has no bare metal service", TFTP);
            }
            snapshot.host(running.host()).ifPresent(host -> {
                if (usesNoNfs(host, running)) {
                    report(facts, running, "rpcbind, though the host has nothing to do with NFS", RPCBIND);
                }
                engine(facts, host);
            });
        }
        Machines.addMissing(facts, "running");
    }

    private static void report(Facts facts, Running running, String name, String... units) {
        running.first(units).ifPresent(proof -> facts.add(new UnneededService(running.host(), name, false, proof)));
    }

    /** Known only where the mounts were collected. */
    private static boolean usesNoNfs(HostFiles host, Running running) {
        var mounts = host.output("findmnt").or(() -> host.output("mounts"));
        return mounts.isPresent()
                && !mounts.get().text().contains("nfs")
                && host.file("/etc/exports")
                        .filter(file -> !file.text().isBlank())
                        .isEmpty()
                && !running.any(
                        "nfs-server.service", "nfs-kernel-server.service", "nfs-ganesha.service", "rpc-statd.service")
                && host.file("/etc/cinder/nfs_shares").isEmpty();
    }

    private static void engine(Facts facts, HostFiles host) {
        host.output("ss-tcp-listen")
                .ifPresent(output -> facts.understood(ListeningSockets.parse(output.at(), output.text())).stream()
                        .filter(socket -> ENGINE_PORTS.contains(socket.port()) && !socket.isLoopback())
                        .filter(socket -> socket.owners().contains("dockerd"))
                        .findFirst()
                        .ifPresent(socket -> facts.add(new UnneededService(
                                host.name(),
                                "Docker's API on a port",
                                true,
                                new Quoted(
                                        socket.at(),
                                        "dockerd listens on " + socket.address() + ':' + socket.port())))));
    }
}
