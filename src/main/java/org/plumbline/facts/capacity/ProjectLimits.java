package org.plumbline.facts.capacity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.capacity.ExternalPool;
import org.plumbline.cloud.capacity.ProjectQuota;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** What projects may take: default quotas of nova and cinder, and the addresses of external networks. */
public final class ProjectLimits implements FactSource {

    private static final String CLASS = "compute/os-quota-class-sets";
    private static final String NETWORKS = "network/networks";
    private static final String POOLS = "network/network-ip-availabilities";
    private static final String QUOTA = "project-quota";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        if (runs(facts, "nova")) {
            nova(facts, snapshot);
        }
        cinder(facts);
        pools(facts, snapshot);
    }

    private static boolean runs(Facts facts, String project) {
        return facts.all(Deployment.class).stream()
                .anyMatch(deployment ->
                        deployment.isRole() && deployment.project().equals(project));
    }

    /** What the API says is in force, whatever driver and database it comes from; a file alone proves no good. */
    private static void nova(Facts facts, Snapshot snapshot) {
        var set = snapshot.api(CLASS)
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .map(api -> api.body().get("quota_class_set"))
                .filter(Json::isObject);
        if (set.isEmpty()) {
            facts.all(Service.class).stream()
                    .filter(service -> service.name().equals("nova-api"))
                    .forEach(api -> options(facts, api, "quota.", List.of("instances", "cores", "ram")));
            facts.add(unseen(
                    "api",
                    CLASS,
                    "what a project may have by default was not recorded",
                    "record GET /os-quota-class-sets/default with an administrator's token"));
            return;
        }
        for (var resource : List.of("instances", "cores", "ram")) {
            var limit = set.get().get(resource);
            limit.number()
                    .ifPresentOrElse(
                            number -> facts.add(new ProjectQuota("nova", resource, number, "api", limit.at())),
                            () -> facts.add(
                                    unseen("api", CLASS, "the quota of " + resource + " is no number there", "")));
        }
    }

    /** Cinder's defaults lie in its database too, where no recorded call shows them; what the API runs with comes first there. */
    private static void cinder(Facts facts) {
        var project = facts.all(Deployment.class).stream()
                .filter(deployment ->
                        deployment.isRole() && deployment.project().equals("cinder"))
                .findFirst();
        boolean seen = false;
        for (var service : facts.all(Service.class)) {
            if (service.name().equals("cinder-api") || service.name().equals("cinder")) {
                options(facts, service, "DEFAULT.quota_", List.of("volumes", "gigabytes"));
                seen = true;
            }
        }
        if (!seen && project.isPresent()) {
            facts.add(unseen(
                    project.get().host(),
                    "/etc/cinder/cinder.conf",
                    "the settings of cinder-api were not collected",
                    "collect /etc/cinder/cinder.conf of a controller"));
        }
    }

    private static void options(Facts facts, Service service, String prefix, List<String> resources) {
        for (var resource : resources) {
            var setting = service.setting(prefix + resource);
            if (Double.isNaN(setting.number())) {
                facts.add(unseen(service.host(), setting.at().source(), setting.seen(), ""));
            } else {
                facts.add(
                        new ProjectQuota(service.project(), resource, setting.number(), service.host(), setting.at()));
            }
        }
    }

    private static Unseen unseen(String host, String input, String reason, String hint) {
        return new Unseen(List.of(QUOTA), new BlindSpot(host, input, reason, hint));
    }

    private static void pools(Facts facts, Snapshot snapshot) {
        var networks = list(facts, snapshot, NETWORKS, "networks");
        var pools = list(facts, snapshot, POOLS, "network_ip_availabilities");
        if (networks.isEmpty() || pools.isEmpty()) {
            if (runs(facts, "neutron")) {
                facts.add(
                        new Unseen(
                                List.of("external-pool"),
                                new BlindSpot(
                                        "api",
                                        networks.isEmpty() ? NETWORKS : POOLS,
                                        "how many external addresses are used was not recorded",
                                        "record GET /v2.0/networks and /v2.0/network-ip-availabilities with an administrator's token")));
            }
            return;
        }
        var external = new HashSet<String>();
        networks.get().stream()
                .filter(network -> network.get("router:external").bool().orElse(false))
                .forEach(network -> network.get("id").text().ifPresent(external::add));
        pools.get().stream()
                .filter(pool -> external.contains(pool.get("network_id").text().orElse("")))
                .forEach(pool -> facts.add(pool(pool)));
        if (external.isEmpty()) {
            snapshot.api(NETWORKS).ifPresent(file -> facts.add(none(file.at())));
        }
    }

    private static ExternalPool none(Location at) {
        return new ExternalPool("", 0, 0, at);
    }

    private static ExternalPool pool(Json pool) {
        double used = 0;
        double total = 0;
        for (var subnet : pool.get("subnet_ip_availability").items()) {
            if (subnet.get("ip_version").number().orElse(4) == 4) {
                used += subnet.get("used_ips").number().orElse(0);
                total += subnet.get("total_ips").number().orElse(0);
            }
        }
        return new ExternalPool(pool.get("network_name").text().orElse(""), used, total, pool.at());
    }

    private static Optional<List<Json>> list(Facts facts, Snapshot snapshot, String call, String collection) {
        return snapshot.api(call)
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(api -> api.has(collection) && !api.truncated())
                .map(api -> api.items(collection));
    }
}
