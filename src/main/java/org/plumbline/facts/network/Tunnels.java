package org.plumbline.facts.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.network.L3HaOption;
import org.plumbline.cloud.network.OverlayMtu;
import org.plumbline.cloud.network.TunnelEnd;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.IpAddr;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.parse.ovs.OvsdbRow;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** The tunnels of project networks: how large a packet fits through them, and how large neutron makes it. */
public final class Tunnels implements FactSource {

    private static final String NETWORKS = "network/networks";
    private static final String SWITCH = "ovs-vsctl-open_vswitch";
    /** What a tunnel over IPv4 adds at least; OVN adds eight bytes more to Geneve. */
    private static final Map<String, Integer> OVERHEAD = Map.of("vxlan", 50, "geneve", 50, "gre", 42);
    /** Where agents keep the address of their tunnels. */
    private static final Map<String, String> ADDRESS =
            Map.of("neutron-openvswitch-agent", "ovs.local_ip", "neutron-linuxbridge-agent", "vxlan.local_ip");

    private static final List<String> HA =
            List.of("DEFAULT.ha_vrrp_advert_int", "DEFAULT.ha_vrrp_auth_type", "DEFAULT.ha_vrrp_auth_password");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var addresses = addresses(facts, snapshot);
        var ends = new ArrayList<TunnelEnd>();
        addresses.forEach((host, address) -> snapshot.host(host)
                .flatMap(files -> end(facts, files, address))
                .ifPresentOrElse(ends::add, () -> facts.add(unseen(host, "ip-addr"))));
        ADDRESS.keySet().stream()
                .flatMap(facts::hostsOfUnseen)
                .distinct()
                .toList()
                .forEach(host -> facts.add(unseen(host, "/etc/neutron")));
        facts.all(Deployment.class).stream()
                .filter(deployment ->
                        deployment.isRole() && deployment.software().equals("ovn-controller"))
                .filter(deployment -> !addresses.containsKey(deployment.host()))
                .forEach(deployment -> facts.add(unseen(deployment.host(), SWITCH)));
        facts.all(MissingHost.class).stream()
                .filter(host -> host.roles().stream()
                        .anyMatch(role -> ADDRESS.containsKey(role) || role.equals("ovn-controller")))
                .forEach(host -> facts.add(unseen(host.name(), "ip-addr")));
        facts.addAll(ends);
        var servers = facts.all(Service.class).stream()
                .filter(service -> service.name().equals("neutron-server"))
                .toList();
        for (var server : servers) {
            var types = server.setting("ml2.type_drivers");
            boolean tunnels = OVERHEAD.keySet().stream().anyMatch(types::mentions);
            if (types.known() && !tunnels && ends.isEmpty() && !facts.isAbsent("tunnel-end")) {
                facts.add(new Absent(
                        "tunnel-end", "no type of network is configured that needs tunnels", List.of(types.at())));
            } else if (!ends.isEmpty()) {
                facts.add(new OverlayMtu(
                        server.host(),
                        server.setting("DEFAULT.global_physnet_mtu"),
                        server.setting("ml2.path_mtu"),
                        List.copyOf(ends),
                        wide(facts, snapshot, ends)));
            }
        }
        if (!servers.isEmpty() && networks(facts, snapshot).isEmpty()) {
            facts.add(Unseen.of(
                    "overlay-mtu",
                    "api",
                    NETWORKS,
                    "the MTU of existing networks was not recorded",
                    "record GET /v2.0/networks with an administrator's token"));
        }
        for (var option : HA) {
            var values = facts.all(Service.class).stream()
                    .filter(service -> service.name().equals("neutron-l3-agent"))
                    .map(service -> service.setting(option))
                    .toList();
            if (!values.isEmpty()) {
                facts.add(new L3HaOption(option.substring(option.indexOf('.') + 1), values));
            }
        }
        facts.hostsOfUnseen("neutron-l3-agent")
                .distinct()
                .toList()
                .forEach(host -> facts.add(Unseen.of(
                        "l3-ha-option",
                        host,
                        "/etc/neutron/l3_agent.ini",
                        "the settings of an L3 agent were not collected",
                        "collect /etc/neutron/l3_agent.ini of " + host)));
    }

    private static Map<String, String> addresses(Facts facts, Snapshot snapshot) {
        var addresses = new TreeMap<String, String>();
        for (var host : snapshot.hosts()) {
            host.output(SWITCH).stream()
                    .flatMap(output -> facts.understood(OvsdbRow.parse(output.at(), output.text())).stream())
                    .map(row -> row.map("external_ids").getOrDefault("ovn-encap-ip", ""))
                    .filter(address -> !address.isEmpty())
                    .forEach(address -> addresses.put(host.name(), address.split(",", -1)[0]));
        }
        for (var service : facts.all(Service.class)) {
            var option = ADDRESS.get(service.name());
            var address = option == null ? Optional.<Setting>empty() : Optional.of(service.setting(option));
            address.filter(setting -> setting.known() && !setting.isBlank())
                    .ifPresent(setting -> addresses.putIfAbsent(service.host(), setting.value()));
            address.filter(setting -> !setting.known())
                    .ifPresent(setting ->
                            facts.add(unseen(service.host(), setting.at().source())));
        }
        return addresses;
    }

    private static Optional<TunnelEnd> end(Facts facts, HostFiles host, String address) {
        var wanted = IpNetwork.normal(address);
        return host.output("ip-addr")
                .flatMap(output -> facts.understood(IpAddr.parse(output.at(), output.text())).stream()
                        .filter(device -> device.mtu() > 0
                                && device.addresses().stream().anyMatch(own -> IpNetwork.normal(own.address())
                                        .equals(wanted)))
                        .findFirst()
                        .map(device -> new TunnelEnd(host.name(), address, device.name(), device.mtu(), device.at())));
    }

    private static Optional<ApiJson> networks(Facts facts, Snapshot snapshot) {
        return snapshot.api(NETWORKS)
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(api -> api.has("networks") && !api.truncated());
    }

    private static List<Located> wide(Facts facts, Snapshot snapshot, List<TunnelEnd> ends) {
        int narrowest = ends.stream().mapToInt(TunnelEnd::mtu).min().orElse(0);
        var wide = new ArrayList<Located>();
        networks(facts, snapshot).ifPresent(api -> api.items("networks").forEach(network -> {
            int overhead = OVERHEAD.getOrDefault(
                    network.get("provider:network_type").text().orElse(""), -1);
            double mtu = network.get("mtu").number().orElse(0);
            if (overhead >= 0 && mtu + overhead > narrowest) {
                wide.add(new Quoted(
                        network.at(),
                        "network " + network.get("name").text().orElse("") + " has MTU " + Math.round(mtu)));
            }
        }));
        return List.copyOf(wide);
    }

    private static Unseen unseen(String host, String input) {
        return new Unseen(
                List.of("tunnel-end"),
                new BlindSpot(
                        host,
                        input,
                        "which interface the tunnels of " + host + " use was not recorded",
                        "collect the output of `ip -j addr` and the settings of its layer 2 agent"));
    }
}
