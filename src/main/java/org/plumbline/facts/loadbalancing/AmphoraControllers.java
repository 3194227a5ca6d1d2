package org.plumbline.facts.loadbalancing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.loadbalancing.AmphoraController;
import org.plumbline.cloud.loadbalancing.HealthManager;
import org.plumbline.cloud.loadbalancing.HealthManagerDifference;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** Octavia's services, where it offers amphorae and not only balancing by others, such as OVN. */
public final class AmphoraControllers implements FactSource {

    private static final Set<String> SUBJECTS = Set.of("amphora-controller", "health-manager");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var services = facts.all(Service.class).stream()
                .filter(service -> service.project().equals("octavia"))
                .toList();
        var providers = services.stream()
                .map(service -> service.setting("api_settings.enabled_provider_drivers"))
                .toList();
        if (!providers.isEmpty() && providers.stream().allMatch(AmphoraControllers::excludesAmphorae)) {
            SUBJECTS.stream()
                    .sorted()
                    .forEach(subject -> facts.add(new Absent(
                            subject,
                            "octavia offers no load balancers of amphorae",
                            providers.stream().map(Setting::at).distinct().toList())));
            return;
        }
        services.forEach(service -> facts.add(new AmphoraController(service)));
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains("octavia"))
                .forEach(missing -> facts.add(new Unseen(List.copyOf(SUBJECTS), missing.spot())));
        healthManagers(facts, services);
    }

    /** Both {@code amphora} and its old name {@code octavia} are keys of this dictionary. */
    private static boolean excludesAmphorae(Setting drivers) {
        return drivers.isSet()
                && drivers.known()
                && drivers.list().stream()
                        .map(entry -> entry.split(":", 2)[0].strip())
                        .noneMatch(name -> name.startsWith("amphora") || name.equals("octavia"));
    }

    private static void healthManagers(Facts facts, List<Service> services) {
        var managers = new ArrayList<HealthManager>();
        services.stream()
                .filter(service -> service.name().equals("octavia-health-manager")
                        || service.name().equals("octavia"))
                .forEach(service -> managers.add(new HealthManager(
                        service.host(),
                        service.setting("health_manager.controller_ip_port_list"),
                        service.setting("health_manager.heartbeat_key"),
                        service.setting("health_manager.bind_ip"))));
        facts.addAll(managers);
        difference(facts, "controller_ip_port_list", managers, HealthManager::receivers, HealthManager::addresses);
        difference(
                facts,
                "heartbeat_key",
                managers,
                HealthManager::key,
                manager -> List.of(manager.key().value()));
    }

    private static void difference(
            Facts facts,
            String option,
            List<HealthManager> managers,
            Function<HealthManager, Setting> setting,
            Function<HealthManager, List<String>> value) {
        long values = managers.stream()
                .filter(manager -> setting.apply(manager).known()
                        && !setting.apply(manager).isBlank())
                .map(value)
                .distinct()
                .count();
        if (values > 1) {
            facts.add(new HealthManagerDifference(
                    option, managers.stream().map(setting).toList()));
        }
    }
}
