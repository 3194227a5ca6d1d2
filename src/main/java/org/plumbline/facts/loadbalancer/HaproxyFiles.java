package org.plumbline.facts.loadbalancer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Deployment;
import org.plumbline.parse.haproxy.HaproxyInfo;
import org.plumbline.parse.host.DpkgList;
import org.plumbline.parse.host.InstalledPackage;
import org.plumbline.parse.host.RpmList;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.SourceFile;

/**
 * The files that the HAProxy of a host reads, in its order.
 *
 * @param files empty when none was collected
 * @param main the path of the first one
 * @param missing files and folders that it is told to read and that were not collected
 */
public record HaproxyFiles(List<SourceFile> files, String main, List<String> missing) {

    private static final String KOLLA = "/etc/kolla/haproxy/";
    private static final String PLAIN = "/etc/haproxy/haproxy.cfg";
    private static final String TRIPLEO = "/var/lib/config-data/puppet-generated/haproxy/etc/haproxy/haproxy.cfg";

    public static HaproxyFiles of(HostFiles host, Deployment deployment) {
        if (host.hasFolder(KOLLA)) {
            var files = new ArrayList<SourceFile>();
            host.file(KOLLA + "haproxy.cfg").ifPresent(files::add);
            host.glob(KOLLA + "services.d/*.cfg").forEach(files::add);
            boolean complete = host.file(KOLLA + "haproxy.cfg").isPresent();
            return new HaproxyFiles(complete ? files : List.of(), KOLLA + "haproxy.cfg", List.of());
        }
        var named = named(host, deployment);
        if (named.isEmpty()) {
            named = Set.of(host.file(TRIPLEO).isPresent() ? TRIPLEO : PLAIN);
        }
        var files = new ArrayList<SourceFile>();
        var missing = new ArrayList<String>();
        for (var path : named) {
            var file = host.file(path);
            file.ifPresent(files::add);
            if (file.isEmpty()) {
                int before = files.size();
                host.glob(folder(path) + "*.cfg")
                        .sorted(Comparator.comparing(SourceFile::path))
                        .forEach(files::add);
                if (files.size() == before) {
                    missing.add(path);
                }
            }
        }
        return new HaproxyFiles(files, named.iterator().next(), missing);
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /** What {@code -f} names on the command line, else in the environment file of the unit. */
    private static Set<String> named(HostFiles host, Deployment deployment) {
        var paths = new LinkedHashSet<String>();
        afterF(deployment.args(), paths);
        if (paths.isEmpty()) {
            for (var defaults : List.of("/etc/default/haproxy", "/etc/sysconfig/haproxy")) {
                host.file(defaults).ifPresent(file -> environment(file.text(), paths));
            }
        }
        return paths;
    }

    private static void environment(String text, Set<String> paths) {
        var extra = new ArrayList<String>();
        var config = PLAIN;
        for (var line : text.lines().map(String::strip).toList()) {
            var value = line.substring(line.indexOf('=') + 1).replace("\"", "").replace("'", "");
            if (line.startsWith("CONFIG=")) {
                config = value;
            } else if (line.startsWith("EXTRAOPTS=") || line.startsWith("OPTIONS=")) {
                extra.addAll(Arrays.asList(value.split(" +")));
            }
        }
        paths.add(config);
        afterF(extra, paths);
    }

    private static void afterF(List<String> args, Set<String> paths) {
        for (int i = 0; i + 1 < args.size(); i++) {
            for (int next = i + 1; args.get(i).equals("-f") && next < args.size(); next++) {
                if (!args.get(next).startsWith("/")) {
                    break;
                }
                paths.add(args.get(next));
            }
        }
    }

    /** The version that runs, else the one installed; empty when neither was seen. */
    public static String version(HostFiles host) {
        var running = host.output("haproxy-show-info")
                .map(output ->
                        HaproxyInfo.parse(output.at(), output.text()).value().version())
                .filter(version -> !version.isEmpty());
        return running.orElseGet(() -> installed(host).stream()
                .filter(one -> one.name().equals("haproxy"))
                .map(InstalledPackage::version)
                .findFirst()
                .map(version -> version.substring(version.indexOf(':') + 1).replaceFirst("[^0-9.].*", ""))
                .orElse(""));
    }

    private static List<InstalledPackage> installed(HostFiles host) {
        return host.output("dpkg")
                .map(output -> DpkgList.parse(output.at(), output.text()).value())
                .or(() -> host.output("rpm")
                        .map(output -> RpmList.parse(output.at(), output.text()).value()))
                .orElse(List.of());
    }
}
