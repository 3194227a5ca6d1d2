package org.plumbline.facts.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.compute.HypervisorConf;
import org.plumbline.cloud.compute.HypervisorConf.Confinement;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.libvirt.LibvirtConf;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** What libvirt and QEMU are told on each hypervisor, and whether its kernel confines guests. */
public final class HypervisorConfs implements FactSource {

    private static final String KOLLA = "/etc/kolla/nova-libvirt/";
    private static final List<String> FILES =
            List.of("virtproxyd.conf", "virtqemud.conf", "libvirtd.conf", "qemu.conf");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hypervisors = new TreeSet<String>();
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals("libvirtd") && deployment.isRole())
                .forEach(deployment -> hypervisors.add(deployment.host()));
        snapshot.hosts().stream()
                .filter(host -> hypervisors.contains(host.name()))
                .forEach(host -> add(facts, host));
    }

    private static void add(Facts facts, HostFiles host) {
        boolean contained = host.hasFolder(KOLLA);
        var folder = contained ? KOLLA : "/etc/libvirt/";
        var main = host.file(folder + "qemu.conf");
        if (main.isEmpty()) {
            facts.add(new Unseen(
                    List.of("hypervisor-conf"),
                    new BlindSpot(
                            host.name(),
                            folder + "qemu.conf",
                            "libvirt runs, and its settings for guests were not collected",
                            "collect " + folder + "qemu.conf")));
            return;
        }
        var items = new TreeMap<String, Setting>();
        FILES.stream().flatMap(name -> host.file(folder + name).stream()).forEach(file -> {
            var conf = facts.understood(LibvirtConf.parse(file.at(), file.text()));
            conf.items().forEach(item -> items.put(item.name(), Setting.set(item.name(), item.value(), item.at())));
        });
        var signs = new ArrayList<Quoted>();
        var confinement = confinement(host, signs);
        facts.add(new HypervisorConf(
                host.name(),
                Map.copyOf(items),
                confinement,
                contained,
                List.copyOf(signs),
                main.get().at()));
    }

    private static Confinement confinement(HostFiles host, List<Quoted> signs) {
        var selinux = host.output("getenforce");
        var apparmor = host.output("aa-status");
        selinux.ifPresent(output -> signs.add(new Quoted(output.at(), "SELinux is " + mode(output.text()))));
        apparmor.ifPresent(output -> signs.add(new Quoted(output.at(), "profiles of AppArmor")));
        var mode = selinux.map(output -> mode(output.text())).orElse("");
        var profiles = apparmor.map(SourceFile::text)
                .filter(text -> text.contains("profiles"))
                .orElse("");
        if (mode.equals("enforcing") || profiles.contains("libvirt")) {
            return Confinement.ENFORCED;
        }
        // A kernel with AppArmor calls SELinux disabled.
        return mode.equals("permissive") || !profiles.isEmpty() ? Confinement.OFF : Confinement.UNKNOWN;
    }

    /** The answer of getenforce, or that of sestatus, which says it in one of several lines. */
    private static String mode(String text) {
        return text.lines()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> line.indexOf(':') < 0 || line.startsWith("current mode:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
