package org.plumbline.cloud.messaging;

import java.util.LinkedHashSet;
import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The users of a RabbitMQ cluster.
 *
 * @param cluster name of the cluster
 * @param users all of them
 * @param clients what the services' configuration says about how they log in
 * @param sources every listing that tells of users
 */
public record BrokerUsers(
        String cluster, List<BrokerUser> users, List<BrokerClient> clients, List<Location> sources, Location at)
        implements Subject {

    public List<BrokerUser> guests() {
        return users.stream().filter(BrokerUser::isGuest).toList();
    }

    public boolean hasGuest() {
        return !guests().isEmpty();
    }

    /** Accounts that may manage the broker and that a service logs in with, whichever of those with such a name it is. */
    public List<BrokerUser> managingServices() {
        return managers(true);
    }

    public boolean hasManagingServices() {
        return !managingServices().isEmpty();
    }

    /** Accounts that may manage the broker and that may be a service's: other names fit its login too. */
    public List<BrokerUser> perhapsManagingServices() {
        return managers(false);
    }

    public boolean perhapsHasManagingServices() {
        return !hasManagingServices() && !perhapsManagingServices().isEmpty();
    }

    /** An account for monitoring is no service's. */
    private List<BrokerUser> managers(boolean certain) {
        var found = new LinkedHashSet<BrokerUser>();
        for (var client : clients) {
            var candidates = users.stream()
                    .filter(user -> !user.isGuest() && !user.tags().contains("monitoring") && client.mayBe(user))
                    .toList();
            if (!certain || candidates.stream().allMatch(BrokerUser::mayManage)) {
                candidates.stream().filter(BrokerUser::mayManage).forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public String host() {
        return at.host();
    }

    @Override
    public List<String> subjects() {
        return List.of("rabbitmq-user");
    }

    @Override
    public String seen() {
        return "users " + String.join(", ", users.stream().map(BrokerUser::name).toList());
    }
}
