package org.plumbline.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.parse.oslo.OsloValues;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.SourceFile;

/** Which oslo.config files a service reads, in its order: as its command line says, else as its packaging has it. */
final class ConfigFiles {

    private static final String FILE = "--config-file";
    private static final String FOLDER = "--config-dir";

    /** What a service reads beside {@code <project>.conf}, relative to {@code /etc/<project>/}. */
    private static final Map<String, List<String>> MORE = Map.ofEntries(
            Map.entry("nova-compute", List.of("nova-compute.conf")),
            Map.entry("neutron-server", List.of("plugin.ini", "plugins/ml2/ml2_conf.ini", "ml2_conf.ini")),
            Map.entry("neutron-rpc-server", List.of("plugin.ini", "plugins/ml2/ml2_conf.ini", "ml2_conf.ini")),
            Map.entry("neutron-l3-agent", List.of("l3_agent.ini")),
            Map.entry("neutron-dhcp-agent", List.of("dhcp_agent.ini")),
            Map.entry("neutron-metadata-agent", List.of("metadata_agent.ini")),
            Map.entry("neutron-ovn-agent", List.of("plugins/ml2/ovn_agent.ini", "ovn_agent.ini")),
            Map.entry("neutron-ovn-metadata-agent", List.of("neutron_ovn_metadata_agent.ini")),
            Map.entry(
                    "neutron-openvswitch-agent",
                    List.of("plugins/ml2/ml2_conf.ini", "plugins/ml2/openvswitch_agent.ini", "openvswitch_agent.ini")),
            Map.entry(
                    "neutron-linuxbridge-agent",
                    List.of("plugins/ml2/ml2_conf.ini", "plugins/ml2/linuxbridge_agent.ini", "linuxbridge_agent.ini")));

    /** Main files that are not called after their project. */
    private static final Map<String, String> MAIN =
            Map.of("glance", "glance-api.conf", "ironic-inspector", "inspector.conf");

    private ConfigFiles() {}

    /** The main file of a project on an ordinary host. */
    static String main(String project) {
        return "/etc/" + project + "/" + MAIN.getOrDefault(project, project + ".conf");
    }

    /** Whether the collected files tell the service's settings: with its main file, or as its command line names them. */
    static boolean areSound(List<SourceFile> files, String project, List<String> args) {
        var main = "/" + MAIN.getOrDefault(project, project + ".conf");
        return files.stream().anyMatch(file -> file.path().endsWith(main))
                || (!files.isEmpty() && args.stream().noneMatch(arg -> trim(arg).endsWith(main)) && isTold(args));
    }

    private static boolean isTold(List<String> args) {
        return args.stream().anyMatch(arg -> arg.startsWith("--config-file"));
    }

    /** The files of a service, in the order of reading; empty when none was collected. */
    static List<SourceFile> of(HostFiles host, String project, String service, List<String> args) {
        var kolla = "/etc/kolla/" + service;
        if (!under(host, kolla).isEmpty()) {
            return inFolder(host, kolla, project, service);
        }
        var told = told(host, args);
        if (!told.isEmpty()) {
            return told;
        }
        var folder = "/etc/" + project;
        var files = new ArrayList<SourceFile>();
        host.glob("/usr/share/" + project + "/*-dist.conf").forEach(files::add);
        files.addAll(inFolder(host, folder, project, service));
        if (files.isEmpty()) {
            var puppet = "/var/lib/config-data/puppet-generated/" + project + folder;
            files.addAll(inFolder(host, puppet, project, service));
        }
        return files;
    }

    private static List<SourceFile> told(HostFiles host, List<String> args) {
        var files = new ArrayList<SourceFile>();
        told(args, Set.of(FILE, FOLDER)).forEach(path -> {
            host.file(path).ifPresent(files::add);
            files.addAll(OsloValues.configDir(path, under(host, path)));
        });
        return files;
    }

    /** The files below /etc that the command line names and that were not collected; packages bring the others. */
    static List<String> lacking(HostFiles host, String service, List<String> args) {
        return under(host, "/etc/kolla/" + service).isEmpty()
                ? told(args, Set.of(FILE)).stream()
                        .filter(path ->
                                path.startsWith("/etc/") && host.file(path).isEmpty())
                        .toList()
                : List.of();
    }

    /** What a command line names with these options, in its order. */
    private static List<String> told(List<String> args, Set<String> options) {
        var paths = new ArrayList<String>();
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            int equal = arg.indexOf('=');
            var name = equal < 0 ? arg : arg.substring(0, equal);
            if (options.contains(name)) {
                paths.add(trim(equal >= 0 ? arg.substring(equal + 1) : i + 1 < args.size() ? args.get(i + 1) : ""));
            }
        }
        return paths;
    }

    /** Services that set their own process title close it with a bracket. */
    private static String trim(String path) {
        return path.endsWith(")") || path.endsWith("]") ? path.substring(0, path.length() - 1) : path;
    }

    private static List<SourceFile> inFolder(HostFiles host, String folder, String project, String service) {
        var files = new ArrayList<SourceFile>();
        host.file(folder + "/" + MAIN.getOrDefault(project, project + ".conf")).ifPresent(files::add);
        MORE.getOrDefault(service, List.of())
                .forEach(name -> host.file(folder + "/" + name).ifPresent(files::add));
        for (var dir : List.of(project + ".conf.d", "conf.d/" + service, service + ".conf.d")) {
            files.addAll(OsloValues.configDir(folder + "/" + dir, under(host, folder + "/" + dir)));
        }
        return files;
    }

    private static List<SourceFile> under(HostFiles host, String folder) {
        return List.copyOf(host.files().subMap(folder + "/", folder + "0").values());
    }
}
