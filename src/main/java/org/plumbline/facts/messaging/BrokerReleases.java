package org.plumbline.facts.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.cloud.Setting;
import org.plumbline.parse.host.DpkgList;
import org.plumbline.parse.rabbitmq.RabbitmqFeatureFlag;

/**
 * What the members of one cluster run.
 *
 * @param hosts the members that were seen
 */
record BrokerReleases(List<BrokerHost> hosts) {

    /** What the node says, what another member says of it, or else what package is installed. */
    Optional<Setting> version(BrokerHost host) {
        var name = host.node();
        var own = host.status.map(status -> Setting.set("version", status.rabbitmqVersion(), status.at()));
        var listed = hosts.stream()
                .flatMap(other -> other.clusterStatus.stream())
                .flatMap(status -> Optional.ofNullable(status.versions().get(name)).stream())
                .filter(version -> !version.rabbitmq().isEmpty())
                .map(version -> Setting.set("version", version.rabbitmq(), version.at()))
                .findFirst();
        return own.or(() -> listed).or(() -> packaged(host));
    }

    private static Optional<Setting> packaged(BrokerHost host) {
        if (!host.files.file("/etc/kolla/rabbitmq/rabbitmq.conf").isEmpty()) {
            return Optional.empty();
        }
        return host.files.output("dpkg").flatMap(file -> DpkgList.parse(file.at(), file.text()).value().stream()
                .filter(found -> found.name().equals("rabbitmq-server"))
                .map(found -> Setting.set("version", found.version().replaceFirst("^\\d+:", ""), found.at()))
                .findFirst());
    }

    Optional<Setting> erlang(BrokerHost host) {
        var name = host.node();
        return hosts.stream()
                .flatMap(other -> other.clusterStatus.stream())
                .flatMap(status -> Optional.ofNullable(status.versions().get(name)).stream())
                .filter(version -> !version.erlang().isEmpty())
                .map(version -> Setting.set("erlang", version.erlang(), version.at()))
                .findFirst()
                .or(() -> host.status
                        .filter(status -> !status.erlangVersion().isEmpty())
                        .map(status -> Setting.set("erlang", status.erlangVersion(), status.at())));
    }

    Map<String, String> releases() {
        var releases = new LinkedHashMap<String, String>();
        for (var host : hosts) {
            host.clusterStatus.ifPresent(status -> status.versions().forEach((node, version) -> {
                if (!version.rabbitmq().isEmpty()) {
                    releases.putIfAbsent(node, version.rabbitmq() + " on Erlang " + version.erlang());
                }
            }));
        }
        return releases;
    }

    List<Setting> disabledFlags() {
        return hosts.stream()
                .flatMap(host -> host.clusterStatus.stream())
                .flatMap(status -> status.featureFlags().stream())
                .filter(flag -> flag.state().equals("disabled") && isStable(flag))
                .map(flag -> Setting.set(flag.name(), flag.state(), flag.at()))
                .toList();
    }

    /** Where the output does not say, only the flag that is known to be a choice is none. */
    private static boolean isStable(RabbitmqFeatureFlag flag) {
        return flag.stability().isEmpty()
                ? !flag.name().equals("khepri_db")
                : !flag.stability().equals("experimental");
    }
}
