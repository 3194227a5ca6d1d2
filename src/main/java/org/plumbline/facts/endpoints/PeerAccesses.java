package org.plumbline.facts.endpoints;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.endpoints.Endpoint;
import org.plumbline.cloud.endpoints.PeerAccess;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Software;
import org.plumbline.snapshot.Snapshot;

/** Which endpoints manila takes when it talks to other services. */
public final class PeerAccesses implements FactSource {

    private static final String MANILA = "manila";

    private static final String SUBJECT = "peer-access:" + MANILA;

    /** The groups of its clients, with the types under which the catalog may have the peer. */
    private static final Map<String, Set<String>> PEERS = Map.of(
            "nova", Set.of("compute"),
            "neutron", Set.of("network"),
            "cinder", Set.of("volumev3", "volumev2", "volume", "block-storage"));

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var done = new HashSet<String>();
        var services = facts.all(Service.class).stream()
                .filter(service -> service.project().equals(MANILA))
                .toList();
        for (var service : services) {
            PEERS.forEach((group, types) -> {
                if (hasAccount(service, group) && done.add(service.host() + ' ' + service.at() + ' ' + group)) {
                    facts.add(access(facts, service, group, types));
                }
            });
        }
        var missing = facts.all(Unseen.class).stream()
                .filter(unseen -> unseen.subjects().stream().anyMatch(PeerAccesses::isManila))
                .map(unseen -> new Unseen(List.of(SUBJECT), unseen.spot()))
                .toList();
        missing.forEach(facts::add);
        if (done.isEmpty() && missing.isEmpty() && !services.isEmpty()) {
            facts.add(new Absent(
                    SUBJECT,
                    "manila has no account for nova, neutron or cinder, and so talks to none of them",
                    services.stream().map(Service::at).distinct().toList()));
        }
    }

    private static PeerAccess access(Facts facts, Service service, String group, Set<String> types) {
        return new PeerAccess(
                service.project(),
                service.host(),
                group,
                service.setting(group + ".endpoint_type"),
                service.setting(group + ".insecure"),
                facts.all(Endpoint.class).stream()
                        .filter(endpoint -> types.contains(endpoint.type()))
                        .toList());
    }

    /** Whether it stands for manila, or for one of its services. */
    private static boolean isManila(String subject) {
        return Software.named(subject).map(Software::project).orElse(subject).equals(MANILA);
    }

    /** Without one the client does nothing; most of manila's drivers need none of them. */
    private static boolean hasAccount(Service service, String group) {
        return Stream.of("auth_type", "auth_section", "auth_plugin")
                .map(option -> service.setting(group + '.' + option))
                .anyMatch(setting -> setting.isSet() && !setting.isBlank());
    }
}
