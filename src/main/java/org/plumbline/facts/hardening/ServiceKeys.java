package org.plumbline.facts.hardening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.ServiceKey;
import org.plumbline.cloud.hardening.ServiceKeyMismatch;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** The keys with which heat and barbican encrypt what they store. */
public final class ServiceKeys implements FactSource {

    /** AES keys; heat takes the characters as they are. */
    private static final Set<String> HEAT_LENGTHS = Set.of("16", "24", "32");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        add(facts, "heat", ServiceKeys::heat);
        add(facts, "barbican", ServiceKeys::barbican);
    }

    private static void add(Facts facts, String project, Function<Service, ServiceKey> key) {
        var keys = new ArrayList<ServiceKey>();
        var hosts = new HashSet<String>();
        for (var service : facts.all(Service.class)) {
            if (service.project().equals(project) && hosts.add(service.host())) {
                keys.add(key.apply(service));
            }
        }
        facts.addAll(keys);
        boolean differ = keys.stream()
                        .filter(one -> one.used()
                                && one.setting().isSet()
                                && one.setting().known())
                        .map(one -> one.setting().value())
                        .distinct()
                        .count()
                > 1;
        if (differ) {
            facts.add(new ServiceKeyMismatch(project, List.copyOf(keys)));
        }
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains(project))
                .forEach(missing -> facts.add(new Unseen(List.of(project + "-key"), missing.spot())));
    }

    private static ServiceKey heat(Service service) {
        return new ServiceKey(
                "heat", service.host(), true, service.setting("DEFAULT.auth_encryption_key"), HEAT_LENGTHS);
    }

    private static ServiceKey barbican(Service service) {
        var keys = service.options().every("simple_crypto_plugin.kek");
        // Of several keys the first one encrypts; the others only read what was stored before.
        var key = keys.size() > 1 ? keys.get(0) : service.setting("simple_crypto_plugin.kek");
        return new ServiceKey("barbican", service.host(), usesSimpleCrypto(service), key, Set.of());
    }

    private static boolean usesSimpleCrypto(Service service) {
        if (service.setting("secretstore.enable_multiple_secret_stores").isTrue()) {
            return service.options().all().stream()
                    .anyMatch(setting -> setting.option().endsWith(".crypto_plugin") && setting.is("simple_crypto"));
        }
        return enabled(service, "secretstore.enabled_secretstore_plugins", "store_crypto")
                && enabled(service, "crypto.enabled_crypto_plugins", "simple_crypto");
    }

    private static boolean enabled(Service service, String option, String plugin) {
        var all = service.options().every(option);
        return all.isEmpty() ? service.setting(option).is(plugin) : all.stream().anyMatch(s -> contains(s, plugin));
    }

    private static boolean contains(Setting setting, String plugin) {
        return setting.list().contains(plugin);
    }
}
