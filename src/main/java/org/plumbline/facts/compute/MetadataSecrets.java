package org.plumbline.facts.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.compute.MetadataSecret;
import org.plumbline.cloud.compute.MetadataSecretMismatch;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** Both ends of the path on which guests get their metadata: neutron's agents and nova's metadata API. */
public final class MetadataSecrets implements FactSource {

    private static final String OPTION = "metadata_proxy_shared_secret";
    private static final Set<String> AGENTS =
            Set.of("neutron-metadata-agent", "neutron-ovn-metadata-agent", "neutron-ovn-agent");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var ends = new ArrayList<MetadataSecret>();
        facts.all(Service.class).stream()
                .filter(service -> AGENTS.contains(service.name()))
                .map(MetadataSecrets::agent)
                .forEach(ends::add);
        if (ends.isEmpty()) {
            return; // nobody forwards what guests ask
        }
        var api = api(facts);
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains(api)
                        || missing.subjects().stream().anyMatch(AGENTS::contains))
                .forEach(missing -> facts.add(new Unseen(List.of("metadata-secret"), missing.spot())));
        facts.all(Service.class).stream()
                .filter(service -> service.name().equals(api))
                .map(MetadataSecrets::nova)
                .forEach(ends::add);
        facts.addAll(ends);
        long secrets = ends.stream()
                .map(MetadataSecret::secret)
                .filter(secret -> secret.known() && !secret.isBlank())
                .map(secret -> secret.value())
                .distinct()
                .count();
        if (secrets > 1) {
            facts.add(new MetadataSecretMismatch(List.copyOf(ends)));
        }
    }

    private static MetadataSecret agent(Service service) {
        var secret = service.setting("DEFAULT." + OPTION);
        return new MetadataSecret(service.name(), service.host(), secret, secret);
    }

    private static MetadataSecret nova(Service service) {
        return new MetadataSecret(
                service.name(),
                service.host(),
                service.setting("neutron.service_metadata_proxy"),
                service.setting("neutron." + OPTION));
    }

    /** Where metadata has a process of its own, the compute API does not serve it. */
    private static String api(Facts facts) {
        return facts.all(Service.class).stream()
                        .anyMatch(service -> service.name().equals("nova-metadata"))
                ? "nova-metadata"
                : "nova-api";
    }
}
