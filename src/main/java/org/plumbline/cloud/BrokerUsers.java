package org.plumbline.cloud;

import java.util.List;
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

    /** Accounts that services log in with and that may manage the broker. */
    public List<BrokerUser> managingServices() {
        var names = clients.stream().map(BrokerClient::user).distinct().toList();
        return users.stream()
                .filter(user -> user.mayManage() && !user.isGuest() && names.contains(user.name()))
                .toList();
    }

    public boolean hasManagingServices() {
        return !managingServices().isEmpty();
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
