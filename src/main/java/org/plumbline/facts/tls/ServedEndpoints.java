package org.plumbline.facts.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.endpoints.UrlServer;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The endpoints of the catalog, and whose certificates were seen. */
final class ServedEndpoints {

    private static final String CALL = "identity/endpoints";

    private final Optional<ApiJson> answer;

    ServedEndpoints(Facts facts, Snapshot snapshot) {
        answer = snapshot.api(CALL)
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(api -> api.has("endpoints"));
    }

    boolean allPlain() {
        return answer.isPresent()
                && answer.get().items("endpoints").stream()
                        .noneMatch(endpoint -> url(endpoint).startsWith("https:"));
    }

    Location at() {
        return answer.map(api -> api.body().at()).orElse(new Location("api", CALL, 0));
    }

    /**
     * Endpoints over TLS of which no certificate was seen.
     *
     * @param names names and addresses in the certificates seen, lower case
     */
    List<Unseen> unseen(Set<String> names) {
        var missing = new TreeMap<String, Location>();
        answer.ifPresent(api -> api.items("endpoints").stream()
                .filter(endpoint -> endpoint.get("enabled").bool().orElse(true))
                .filter(endpoint -> url(endpoint).startsWith("https:"))
                .forEach(endpoint -> {
                    var server = UrlServer.of(url(endpoint));
                    if (server.isEmpty() || !covered(server.get().host(), names)) {
                        missing.putIfAbsent(server.map(UrlServer::address).orElse(url(endpoint)), endpoint.at());
                    }
                }));
        var unseen = new ArrayList<Unseen>();
        missing.forEach((server, at) -> unseen.add(new Unseen(
                List.of("certificate"),
                new BlindSpot(
                        "api",
                        CALL,
                        at.line(),
                        "the certificate that " + server + " serves was not seen",
                        "collect the output of `openssl s_client -showcerts -connect " + server + "`"))));
        return unseen;
    }

    private static String url(Json endpoint) {
        return endpoint.get("url").text().orElse("");
    }

    private static boolean covered(String host, Set<String> names) {
        int dot = host.indexOf('.');
        return names.contains(host) || (dot > 0 && names.contains("*" + host.substring(dot)));
    }
}
