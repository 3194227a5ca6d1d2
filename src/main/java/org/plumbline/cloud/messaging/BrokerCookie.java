package org.plumbline.cloud.messaging;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;

/** The secret by which a RabbitMQ node knows its peers and its administrators. */
public record BrokerCookie(String host, Secret secret, Location at) implements Subject {

    private static final List<String> SHORT = List.of("0", "1-7", "8-15", "16");

    /** It has at most 16 characters, where Erlang makes cookies of 20 letters. */
    public boolean guessable() {
        return !wellKnown() && SHORT.contains(secret.length());
    }

    public boolean wellKnown() {
        return secret.wellKnown();
    }

    @Override
    public List<String> subjects() {
        return List.of("rabbitmq-cookie");
    }

    @Override
    public String seen() {
        return "cookie " + secret;
    }
}
