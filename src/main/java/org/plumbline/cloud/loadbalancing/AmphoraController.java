package org.plumbline.cloud.loadbalancing;

import java.util.List;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A service of octavia where projects' load balancers are servers of their own (amphorae).
 *
 * @param service the process: {@code octavia-worker}
 */
public record AmphoraController(Service service) implements Configured {

    /** Whether this process builds amphorae; one whose role is not known may be it. */
    public boolean builds() {
        return service.name().equals("octavia-worker") || service.name().equals("octavia");
    }

    /** The certificate of the authority that signs amphorae is also that of the controllers. */
    public boolean hasOneAuthority() {
        var server = setting("certificates.ca_certificate");
        return builds() && server.isSet() && server.sameAs(setting("controller_worker.client_ca"));
    }

    /** Keys of amphorae are encrypted with a passphrase that everybody can read in octavia's source. */
    public boolean hasPublishedPassphrase() {
        var phrase = setting("certificates.server_certs_key_passphrase");
        return phrase.isUnset() || phrase.isWellKnownSecret();
    }

    /** An amphora is replaced after fewer missed heartbeats than this. */
    public boolean givesUpBefore(double heartbeats) {
        return setting("health_manager.heartbeat_timeout").number()
                < heartbeats * setting("health_manager.heartbeat_interval").number();
    }

    @Override
    public Setting setting(String option) {
        return service.setting(option);
    }

    @Override
    public String host() {
        return service.host();
    }

    @Override
    public Location at() {
        return service.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("amphora-controller");
    }

    @Override
    public String seen() {
        return service.seen();
    }
}
