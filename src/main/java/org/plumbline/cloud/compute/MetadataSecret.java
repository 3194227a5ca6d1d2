package org.plumbline.cloud.compute;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The secret that one end of the metadata path signs or checks the identity of a guest with.
 *
 * @param service {@code nova-api} or {@code neutron-metadata-agent}
 * @param proxied whether nova expects signed requests; for an agent, which always signs, the same as its secret
 * @param secret the option that holds it
 */
public record MetadataSecret(String service, String host, Setting proxied, Setting secret) implements Subject {

    /** Requests are signed with nothing. */
    public boolean isMissing() {
        return secret.isBlank();
    }

    /** It stands in a manual, so that every guest can sign as another one. */
    public boolean isPublished() {
        return secret.isWellKnownSecret();
    }

    /** Nova takes the guest's address for its identity, and not what the agents sign. */
    public boolean ignoresProxies() {
        return !proxied.equals(secret) && proxied.isFalse();
    }

    public boolean isUnclear() {
        return !secret.known();
    }

    @Override
    public Location at() {
        return secret.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("metadata-secret");
    }

    @Override
    public String seen() {
        return secret.seen();
    }
}
