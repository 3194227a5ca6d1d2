package org.plumbline.cloud.messaging;

import java.util.List;

/**
 * The cookies of the nodes that form one cluster.
 *
 * @param cluster name of the cluster
 */
public record BrokerCookies(String cluster, List<BrokerCookie> cookies) {

    public boolean differ() {
        return cookies.stream().map(cookie -> cookie.secret().hash()).distinct().count() > 1;
    }
}
