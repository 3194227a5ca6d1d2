package org.plumbline.facts.hardening;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.facts.Facts;
import org.plumbline.parse.oslo.PasteIni;
import org.plumbline.parse.oslo.PasteRoute;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The paste file of a service, found as the service finds it; each file is read once. */
public final class PasteFiles {

    /** A paste file. */
    record Paste(PasteIni ini, Location at) {

        /**
         * The routes that lead to the API itself, not to its list of versions or its health check, which answer anyone.
         *
         * @param strategy the value of auth_strategy
         */
        List<PasteRoute> api(String application, String strategy) {
            return ini.routes(application, PasteRoute.Choice.of(strategy)).stream()
                    .filter(route ->
                            !answersAnyone(route.steps().get(route.steps().size() - 1)))
                    .toList();
        }

        private static boolean answersAnyone(PasteRoute.Step application) {
            return Stream.of(application.name(), application.factory())
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .anyMatch(text -> text.contains("version") || text.contains("healthcheck"));
        }
    }

    private final Facts facts;
    private final Map<String, HostFiles> hosts = new HashMap<>();
    private final Map<Location, Paste> read = new HashMap<>();

    PasteFiles(Facts facts, Snapshot snapshot) {
        this.facts = facts;
        snapshot.hosts().forEach(host -> hosts.put(host.name(), host));
    }

    /**
     * The paste file of a service.
     *
     * @param option the option that names it; relative names are looked up beside the service's main file
     * @param usual its name where the option is unset
     */
    Optional<Paste> of(Service service, String option, String usual) {
        var setting = option.isEmpty() ? Setting.unset("", service.at()) : service.setting(option);
        var name = setting.known() && !setting.isBlank() ? setting.value().strip() : usual;
        var host = hosts.get(service.host());
        return host == null
                ? Optional.empty()
                : places(service, name)
                        .flatMap(path -> host.file(path).stream())
                        .findFirst()
                        .map(this::read);
    }

    /** Whether the files of the service are mounted into a container, whose image brings what is not mounted. */
    public static boolean isContained(Service service) {
        return service.at().source().startsWith("/etc/kolla/");
    }

    private static Stream<String> places(Service service, String name) {
        var main = service.at().source();
        var beside = main.substring(0, main.lastIndexOf('/') + 1);
        if (isContained(service)) {
            return Stream.of(beside + name.substring(name.lastIndexOf('/') + 1));
        }
        return name.startsWith("/")
                ? Stream.of(name)
                : Stream.of(beside, "/etc/" + service.project() + "/", "/usr/share/" + service.project() + "/")
                        .map(folder -> folder + name);
    }

    private Paste read(SourceFile file) {
        var known = read.get(file.at());
        if (known != null) {
            return known;
        }
        var paste = new Paste(facts.understood(PasteIni.parse(file.at(), file.text())), file.at());
        read.put(file.at(), paste);
        return paste;
    }
}
