package org.plumbline.cloud.messaging;

import java.util.List;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;

/**
 * A service that talks over RabbitMQ, as its {@code transport_url} and {@code [oslo_messaging_rabbit]} say.
 *
 * @param service the service with its options
 * @param transport the option {@code DEFAULT.transport_url}
 * @param brokers {@code host:port} of every broker it is told
 * @param user the user it logs in as, redacted or not; of several the first
 * @param vhost its virtual host
 */
public record BrokerClient(Service service, Setting transport, List<String> brokers, String user, String vhost)
        implements Configured {

    @Override
    public Setting setting(String option) {
        return service.setting(option);
    }

    public Setting quorum() {
        return rabbit("rabbit_quorum_queue");
    }

    private Setting rabbit(String option) {
        return setting("oslo_messaging_rabbit." + option);
    }

    /** Both ways of replication at once: the server refuses the one or the other. */
    public boolean asksForMirrorsAndQuorum() {
        return quorum().isTrue() && rabbit("rabbit_ha_queues").isTrue();
    }

    /** Declares quorum queues, and leaves the queues for replies and fanout on one node. */
    public boolean leavesTransientQueuesOnOneNode() {
        return quorum().isTrue()
                && (rabbit("rabbit_transient_quorum_queue").isFalse()
                        || rabbit("rabbit_stream_fanout").isFalse());
    }

    /** Makes a new quorum queue for each start of each worker. */
    public boolean leaksQueueNames() {
        return rabbit("rabbit_transient_quorum_queue").isTrue()
                && rabbit("use_queue_manager").isFalse();
    }

    public boolean encrypts() {
        return rabbit("ssl").isTrue();
    }

    public boolean talksPlainText() {
        return rabbit("ssl").isFalse();
    }

    /** Encrypts, and would talk to anybody. */
    public boolean trustsAnyCertificate() {
        return encrypts() && rabbit("ssl_ca_file").isBlank();
    }

    public boolean ignoresNames() {
        return encrypts()
                && rabbit("ssl_enforce_hostname_verification").isFalse()
                && rabbit("ssl_enforce_hostname_verification").isSet();
    }

    public Setting tls() {
        return rabbit("ssl");
    }

    public Setting authority() {
        return rabbit("ssl_ca_file");
    }

    public Setting nameCheck() {
        return rabbit("ssl_enforce_hostname_verification");
    }

    /** Logs in under a name that everybody tries first: guest, admin or root. */
    public boolean hasPublishedLogin() {
        return user.equals("guest") || Secret.in(user).filter(Secret::wellKnown).isPresent();
    }

    /** Whether it may be this user's login; the names in URLs are redacted, those in listings are not. */
    boolean mayBe(BrokerUser listed) {
        return Secret.in(user)
                .map(login -> login.fits(listed.name()) && !login.wellKnown())
                .orElse(user.equals(listed.name()));
    }

    /** How long it waits for an answer, and how long it tries to deliver one to somebody who is gone. */
    public List<Setting> patience() {
        return List.of(setting("DEFAULT.rpc_response_timeout"), rabbit("kombu_missing_consumer_retry_timeout"));
    }

    public boolean keepsAnswersTooLong() {
        var retry = rabbit("kombu_missing_consumer_retry_timeout");
        return retry.isSet()
                && retry.isAbove(setting("DEFAULT.rpc_response_timeout").number());
    }

    public String project() {
        return service.project();
    }

    @Override
    public String host() {
        return service.host();
    }

    @Override
    public Location at() {
        return transport.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("messaging-client");
    }

    @Override
    public String seen() {
        return "%s logs in as %s at virtual host %s of %s"
                .formatted(service.name(), user, vhost, String.join(", ", brokers));
    }
}
