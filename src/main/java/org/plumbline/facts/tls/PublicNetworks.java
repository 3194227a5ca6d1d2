package org.plumbline.facts.tls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.endpoints.UrlServer;
import org.plumbline.parse.host.HostsFile;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** The addresses at which customers reach the APIs, and those at which the cloud reaches itself. */
public final class PublicNetworks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> open = new HashSet<>();
    private final Set<String> internal = new HashSet<>();

    public static PublicNetworks of(Snapshot snapshot) {
        var networks = new PublicNetworks();
        var endpoints = snapshot.api("identity/endpoints");
        if (endpoints.isPresent()) {
            var names = names(snapshot);
            try {
                for (var endpoint : JSON.readTree(endpoints.get().text()).path("endpoints")) {
                    networks.add(endpoint, names);
                }
            } catch (JsonProcessingException unreadable) {
                return new PublicNetworks();
            }
        }
        return networks;
    }

    private void add(JsonNode endpoint, Map<String, String> names) {
        var host = UrlServer.of(endpoint.path("url").asText(""))
                .map(UrlServer::host)
                .orElse("");
        var address = IpNetwork.normal(names.getOrDefault(host, host));
        (endpoint.path("interface").asText("").equals("public") ? open : internal).add(address);
    }

    private static Map<String, String> names(Snapshot snapshot) {
        var names = new HashMap<String, String>();
        snapshot.hosts().stream()
                .flatMap((HostFiles host) -> host.file("/etc/hosts").stream())
                .flatMap(file -> HostsFile.parse(file.at(), file.text()).value().stream())
                .forEach(line ->
                        line.names().forEach(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), line.address())));
        return names;
    }

    public boolean known() {
        return !open.isEmpty();
    }

    /** Whether customers reach an API in that network. */
    public boolean isPublic(String network) {
        return open.stream().anyMatch(address -> IpNetwork.contains(network, address));
    }

    /** Whether the cloud itself uses that network too, as where there is only one. */
    public boolean isInternal(String network) {
        return internal.stream().anyMatch(address -> IpNetwork.contains(network, address));
    }

    /** Whether the address is one of those that customers connect to. */
    public boolean isPublicAddress(String address) {
        return open.contains(IpNetwork.normal(address)) && !internal.contains(IpNetwork.normal(address));
    }
}
