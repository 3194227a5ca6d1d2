package org.plumbline.facts.messaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.messaging.BrokerClient;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Software;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;

/** The services that talk over RabbitMQ, from the option {@code transport_url} of each. */
public final class MessagingClients implements FactSource {

    private static final List<String> NODE = List.of("rabbitmq", "rabbitmq-node");

    /** A lone name or address may be a node, or a balancer before several. */
    private static final List<String> PERHAPS_NODE = List.of("messaging");

    private static final List<String> SUBJECTS = List.of("messaging-client", "messaging-clients");

    /** Projects that have nothing to say over RabbitMQ. */
    private static final Set<String> SILENT = Set.of("infra", "placement", "horizon", "swift");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().stream().anyMatch(MessagingClients::isTalkative))
                .forEach(missing -> facts.add(new Unseen(SUBJECTS, missing.spot())));
        for (var service : facts.all(Service.class)) {
            var transport = service.setting("DEFAULT.transport_url");
            if (!transport.known()) {
                facts.add(unseen(service, transport));
            } else if (transport.known() && transport.isSet()) {
                client(service, transport).ifPresent(facts::add);
            }
        }
        var moving = moving(facts);
        for (var client : facts.all(BrokerClient.class)) {
            for (var broker : client.brokers()) {
                var host = host(broker);
                boolean member = client.brokers().size() > 1
                        || facts.hostNames().host(host).isPresent();
                if (member) {
                    facts.add(new Mention(host, NODE, client.at()));
                } else if (!moving.contains(host)) {
                    facts.add(new Mention(host, PERHAPS_NODE, client.at()));
                }
            }
        }
    }

    /** Addresses that seen hosts hold or pass around: none of them is a host of its own. */
    private static Set<String> moving(Facts facts) {
        var moving = new HashSet<String>();
        facts.all(VrrpMember.class).forEach(member -> moving.addAll(member.addresses()));
        facts.all(HostNetwork.class)
                .forEach(network -> network.addresses().forEach(address -> moving.add(address.address())));
        return moving;
    }

    /** Whether a subject is a project, so that nothing is known of what its services are told of RabbitMQ. */
    private static boolean isTalkative(String subject) {
        return !SILENT.contains(subject)
                && Software.ALL.stream().anyMatch(software -> software.project().equals(subject));
    }

    private static Unseen unseen(Service service, Setting transport) {
        return new Unseen(
                SUBJECTS,
                new BlindSpot(
                        service.host(),
                        transport.at().source(),
                        transport.at().line(),
                        "transport_url of " + service.name() + " could not be read: " + transport.origin(),
                        "let plumbline collect the file itself: it keeps hosts and hides passwords"));
    }

    /** {@code rabbit://user:password@host:port,user:password@host:port/vhost?options}. */
    static Optional<BrokerClient> client(Service service, Setting transport) {
        var url = transport.value().strip();
        int scheme = url.indexOf("://");
        if (scheme < 0 || !url.startsWith("rabbit")) {
            return Optional.empty();
        }
        var rest = url.substring(scheme + 3);
        int query = rest.indexOf('?');
        rest = query < 0 ? rest : rest.substring(0, query);
        int slash = rest.indexOf('/', rest.lastIndexOf('@') + 1);
        var path =
                slash < 0 ? "" : rest.substring(slash + 1).replace("%2F", "/").replace("%2f", "/");
        var vhost = path.isEmpty() ? "/" : path;
        var brokers = new ArrayList<String>();
        var user = "";
        for (var part : (slash < 0 ? rest : rest.substring(0, slash)).split(",")) {
            int at = part.lastIndexOf('@');
            var login = at < 0 ? "" : part.substring(0, at);
            user = user.isEmpty() ? user(login) : user;
            if (!part.substring(at + 1).isBlank()) {
                brokers.add(part.substring(at + 1).strip());
            }
        }
        return Optional.of(
                new BrokerClient(service, transport, List.copyOf(brokers), user.isEmpty() ? "guest" : user, vhost));
    }

    /** What stands before the password; a redacted name has colons of its own. */
    private static String user(String login) {
        int end = login.startsWith("‹") ? login.indexOf('›') + 1 : login.indexOf(':');
        return end > 0 ? login.substring(0, end) : login;
    }

    private static String host(String broker) {
        int colon = broker.lastIndexOf(':');
        return colon > broker.indexOf(']') ? broker.substring(0, colon) : broker;
    }
}
