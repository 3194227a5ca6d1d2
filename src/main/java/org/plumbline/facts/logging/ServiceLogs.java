package org.plumbline.facts.logging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.logging.ServiceLog;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.facts.hardening.PasteFiles;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Where the OpenStack services log to, and what keeps that from growing: logrotate, oslo.log itself or the journal. */
public final class ServiceLogs implements FactSource {

    private static final String KOLLA = "/var/log/kolla/";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new HashMap<String, HostFiles>();
        snapshot.hosts().forEach(host -> hosts.put(host.name(), host));
        var rotations = new HashMap<String, Rotation>();
        var started = new HashMap<String, Deployment>();
        facts.all(Deployment.class)
                .forEach(deployment -> started.put(deployment.host() + ' ' + deployment.software(), deployment));
        var seen = new HashSet<String>();
        for (var service : facts.all(Service.class)) {
            var host = hosts.get(service.host());
            var told = Optional.ofNullable(started.get(service.host() + ' ' + service.name()))
                    .flatMap(deployment -> toldFile(service, deployment.args()));
            var file = told.or(() -> file(service));
            if (host == null || !seen.add(service.host() + ' ' + service.project() + ' ' + file.orElse("?"))) {
                continue;
            }
            log(facts, service, host, file, told.isPresent(), rotations)
                    .ifPresentOrElse(
                            facts::add,
                            () -> facts.add(
                                    Unseen.of(
                                            "service-log",
                                            host.name(),
                                            "/etc/logrotate.conf",
                                            "whether the log of " + service.project() + " is rotated does not show",
                                            "collect /etc/logrotate.conf and /etc/logrotate.d; with kolla also /etc/kolla/cron")));
        }
        Machines.addMissing(facts, "service-log");
    }

    private static Optional<ServiceLog> log(
            Facts facts,
            Service service,
            HostFiles host,
            Optional<String> file,
            boolean told,
            Map<String, Rotation> rotations) {
        if (!service.setting("DEFAULT.log_config_append").isUnset()) {
            return Optional.empty();
        }
        var own = service.setting("DEFAULT.log_rotation_type");
        if (own.isSet() && own.is("interval", "size")) {
            return Optional.of(bounded(service, file.orElse("its log"), own));
        }
        var journal = service.setting("DEFAULT.use_journal");
        boolean nothingElse = !told
                && service.setting("DEFAULT.log_dir").isUnset()
                && service.setting("DEFAULT.log_file").isUnset();
        if (nothingElse && journal.isSet() && journal.isTrue()) {
            return Optional.of(bounded(service, "journal", journal));
        }
        var path = nothingElse && !PasteFiles.isContained(service)
                ? Optional.of("/var/log/" + service.project() + '/' + service.name() + ".log")
                : file;
        if (path.filter(name -> name.startsWith("/")).isEmpty()
                || (PasteFiles.isContained(service) && !path.get().startsWith(KOLLA))) {
            return Optional.empty();
        }
        var rotation = rotation(facts, host, path.get(), rotations);
        var rotated = rotation.of(path.get());
        if (rotated.isPresent()) {
            return Optional.of(bounded(service, path.get(), rotated.get()));
        }
        var folder = path.get().substring(0, path.get().lastIndexOf('/'));
        return told || nothingElse || !rotation.leavesOut(folder)
                ? Optional.empty()
                : Optional.of(new ServiceLog(
                        service.project(), host.name(), folder, false, looked(service, folder, rotation)));
    }

    private static Rotation rotation(Facts facts, HostFiles host, String path, Map<String, Rotation> rotations) {
        boolean kolla = path.startsWith(KOLLA);
        return rotations.computeIfAbsent(
                host.name() + ' ' + kolla,
                key -> kolla ? Rotation.ofContainers(facts, host) : Rotation.ofHost(facts, host));
    }

    private static Optional<String> toldFile(Service service, List<String> args) {
        return argument(args, "--log-file", "--logfile")
                .map(ServiceLogs::withoutTitle)
                .or(() -> argument(args, "--log-dir", "--logdir")
                        .map(folder -> withoutTitle(folder) + '/' + service.name() + ".log"));
    }

    /** Services that name themselves show their command line in brackets: {@code neutron-server: api worker (… --log-file=F)}. */
    private static String withoutTitle(String argument) {
        return argument.replaceAll("[)\\]]+$", "");
    }

    /** The value of an option of a command line, under any of its names. */
    private static Optional<String> argument(List<String> args, String... names) {
        for (var name : names) {
            for (int i = 0; i < args.size(); i++) {
                if (args.get(i).startsWith(name + '=')) {
                    return Optional.of(args.get(i).substring(name.length() + 1));
                }
                if (args.get(i).equals(name) && i + 1 < args.size()) {
                    return Optional.of(args.get(i + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static ServiceLog bounded(Service service, String target, Located by) {
        return new ServiceLog(service.project(), service.host(), target, true, List.of(by));
    }

    private static List<Located> looked(Service service, String folder, Rotation rotation) {
        var looked = new ArrayList<Located>();
        looked.add(
                service.setting("DEFAULT.log_dir").isSet()
                        ? service.setting("DEFAULT.log_dir")
                        : service.setting("DEFAULT.log_file"));
        rotation.main().ifPresent(main -> looked.add(new Quoted(main.at(), "names nothing in " + folder)));
        return List.copyOf(looked);
    }

    /** The file that oslo.log writes; empty where the configuration does not tell. */
    private static Optional<String> file(Service service) {
        var folder = service.setting("DEFAULT.log_dir");
        var file = service.setting("DEFAULT.log_file");
        if (!folder.known() || !file.known()) {
            return Optional.empty();
        }
        var name = file.isBlank() ? service.name() + ".log" : file.value().strip();
        var path =
                name.startsWith("/") || folder.isBlank() ? name : folder.value().strip() + '/' + name;
        return path.startsWith("/") && !path.startsWith("/dev/")
                ? Optional.of(path.replace("//", "/"))
                : Optional.empty();
    }
}
