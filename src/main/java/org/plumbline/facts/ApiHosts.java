package org.plumbline.facts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Snapshot;

/** The hosts that the APIs name, less the names that services give themselves instead of their host's. */
final class ApiHosts implements FactSource {

    private static final Set<String> TAKE_TURNS = Set.of("cinder", "manila");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var aliases = aliases(facts);
        for (var service : facts.all(ApiService.class)) {
            if (!aliases.contains(service.host())) {
                Software.named(service.binary())
                        .ifPresent(software -> facts.add(new Mention(
                                service.host(),
                                List.of(software.name(), software.project(), Service.ANY),
                                service.at())));
            }
        }
    }

    /** {@code host} and {@code backend_host} let several cinder-volume take turns under one name. */
    private static Set<String> aliases(Facts facts) {
        var aliases = new HashSet<String>();
        for (var service : facts.all(Service.class)) {
            if (!TAKE_TURNS.contains(service.project())) {
                continue;
            }
            service.options().all().stream()
                    .filter(setting -> setting.option().equals("DEFAULT.host")
                            || setting.option().endsWith(".backend_host"))
                    .filter(setting -> facts.hostNames().host(setting.value()).isEmpty())
                    .map(Setting::value)
                    .forEach(aliases::add);
        }
        return aliases;
    }
}
