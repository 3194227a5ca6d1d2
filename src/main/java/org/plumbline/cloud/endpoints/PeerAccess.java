package org.plumbline.cloud.endpoints;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How the services of a project on one host look another service up in the catalog.
 *
 * @param project who looks it up: {@code manila}
 * @param type what it looks up: {@code compute}
 * @param choice the option that says which endpoints it takes, in the order in which it tries them
 * @param insecure whether it takes any certificate
 * @param catalog all endpoints of that type
 */
public record PeerAccess(
        String project, String host, String type, Setting choice, Setting insecure, List<Endpoint> catalog)
        implements Subject {

    /** The audience that it tries first: {@code public}; empty where that is not known. */
    public String audience() {
        var first = choice.known() ? choice.list().stream().findFirst().orElse("") : "";
        var name = first.substring(first.lastIndexOf(':') + 1);
        return name.endsWith("URL") ? name.substring(0, name.length() - "URL".length()) : name;
    }

    private List<Endpoint> of(String audience) {
        return catalog.stream()
                .filter(endpoint -> endpoint.audience().equals(audience))
                .toList();
    }

    public List<Endpoint> plain() {
        return of(audience()).stream()
                .filter(endpoint -> !endpoint.isEncrypted())
                .toList();
    }

    public boolean isPlain() {
        return !plain().isEmpty();
    }

    public boolean takesAnyCertificate() {
        return insecure.isTrue();
    }

    /** What it reaches does not show: its choice is not known, or the catalog has nothing for it. */
    public boolean isUnclear() {
        return !choice.known() || (!catalog.isEmpty() && of(audience()).isEmpty());
    }

    @Override
    public Location at() {
        return choice.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("peer-access:" + project);
    }

    @Override
    public String seen() {
        return choice.seen();
    }
}
