package org.plumbline.facts.endpoints;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.endpoints.Endpoint;
import org.plumbline.cloud.endpoints.PeerAccess;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Software;
import org.plumbline.snapshot.Snapshot;

/** Which endpoints services take when they talk to each other. */
public final class PeerAccesses implements FactSource {

    /**
     * One client in a service.
     *
     * @param types the types under which the catalog may have the peer
     * @param option what chooses the endpoint
     * @param account an option without which this client does nothing; empty where it always works
     * @param instead an option with an address that is used in place of the catalog; empty where there is none
     */
    private record Client(
            String project, String type, Set<String> types, String option, String account, String instead) {}

    private static final Set<String> VOLUME = Set.of("volumev3", "volumev2", "volume", "block-storage");
    private static final Set<String> COMPUTE = Set.of("compute");
    private static final Set<String> NETWORK = Set.of("network");
    private static final Set<String> IMAGE = Set.of("image");
    private static final Set<String> PLACEMENT = Set.of("placement");

    private static final List<Client> CLIENTS = List.of(
            new Client("manila", "nova", COMPUTE, "nova.endpoint_type", "nova.auth_type", ""),
            new Client("manila", "neutron", NETWORK, "neutron.endpoint_type", "neutron.auth_type", ""),
            new Client("manila", "cinder", VOLUME, "cinder.endpoint_type", "cinder.auth_type", ""),
            new Client(
                    "nova",
                    "placement",
                    PLACEMENT,
                    "placement.valid_interfaces",
                    "placement.auth_type",
                    "placement.endpoint_override"),
            new Client(
                    "nova",
                    "neutron",
                    NETWORK,
                    "neutron.valid_interfaces",
                    "neutron.auth_type",
                    "neutron.endpoint_override"),
            new Client("nova", "glance", IMAGE, "glance.valid_interfaces", "", "glance.api_servers"),
            new Client("nova", "cinder", VOLUME, "cinder.catalog_info", "", "cinder.endpoint_template"),
            new Client("neutron", "nova", COMPUTE, "nova.endpoint_type", "nova.auth_type", ""),
            new Client("neutron", "placement", PLACEMENT, "placement.endpoint_type", "placement.auth_type", ""),
            new Client("cinder", "nova", COMPUTE, "nova.interface", "nova.auth_type", ""),
            new Client("cinder", "glance", IMAGE, "DEFAULT.glance_catalog_info", "", "DEFAULT.glance_api_servers"));

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var done = new HashSet<String>();
        var endpoints = facts.all(Endpoint.class);
        for (var service : facts.all(Service.class)) {
            CLIENTS.stream()
                    .filter(client -> client.project().equals(service.project()) && works(service, client))
                    .filter(client -> done.add(service.host() + ' ' + service.at() + ' ' + client.option()))
                    .forEach(client -> facts.add(new PeerAccess(
                            client.project(),
                            service.host(),
                            client.type(),
                            service.setting(client.option()),
                            service.setting(group(client.option()) + ".insecure"),
                            endpoints.stream()
                                    .filter(endpoint -> client.types().contains(endpoint.type()))
                                    .toList())));
        }
        var missing = facts.all(Unseen.class).stream()
                .filter(unseen -> unseen.subjects().stream().anyMatch(PeerAccesses::hasClient))
                .map(unseen -> new Unseen(
                        unseen.subjects().stream().anyMatch(PeerAccesses::isManila)
                                ? List.of("peer-access", "peer-access:manila")
                                : List.of("peer-access"),
                        unseen.spot()))
                .toList();
        if (missing.stream().noneMatch(unseen -> unseen.subjects().contains("peer-access:manila"))) {
            nothingToReach(facts);
        }
        missing.forEach(facts::add);
    }

    /** Whether it stands for a project that has a client, or for one of its services. */
    private static boolean hasClient(String subject) {
        var project = project(subject);
        return CLIENTS.stream().anyMatch(client -> client.project().equals(project));
    }

    private static boolean isManila(String subject) {
        return project(subject).equals("manila");
    }

    private static String project(String subject) {
        return Software.named(subject).map(Software::project).orElse(subject);
    }

    /** Manila needs none of the others with most of its drivers. */
    private static void nothingToReach(Facts facts) {
        var manila = facts.all(Service.class).stream()
                .filter(service -> service.project().equals("manila"))
                .toList();
        boolean any = facts.all(PeerAccess.class).stream()
                .anyMatch(access -> access.project().equals("manila"));
        if (!any && !manila.isEmpty()) {
            facts.add(new Absent(
                    "peer-access:manila",
                    "manila has no account for nova, neutron or cinder, and so talks to none of them",
                    manila.stream().map(Service::at).distinct().toList()));
        }
    }

    private static boolean works(Service service, Client client) {
        boolean account = client.account().isEmpty()
                || isSet(service, client.account())
                || isSet(service, group(client.account()) + ".auth_section")
                || isSet(service, group(client.account()) + ".auth_plugin");
        return account && (client.instead().isEmpty() || !isSet(service, client.instead()));
    }

    private static boolean isSet(Service service, String option) {
        Setting setting = service.setting(option);
        return setting.isSet() && !setting.isBlank();
    }

    private static String group(String option) {
        return option.substring(0, option.indexOf('.'));
    }
}
