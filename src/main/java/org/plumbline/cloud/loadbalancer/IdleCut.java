package org.plumbline.cloud.loadbalancer;

import org.plumbline.cloud.Setting;

/**
 * Connections that HAProxy cuts while they are idle, and that their clients want to keep.
 *
 * @param protocol {@code SQL}, {@code AMQP}, {@code console} or {@code image upload}
 * @param proxy the backend
 * @param timeout the shortest timeout that applies, in seconds
 * @param needed seconds that the clients keep them; NaN when nothing tells
 * @param need where that is said; the same as {@code timeout} where it is only known from experience
 */
public record IdleCut(String protocol, String proxy, Setting timeout, double needed, Setting need) {

    /** Whether the need was read from the cloud rather than assumed. */
    public boolean isProved() {
        return !need.equals(timeout) && !isUnknown();
    }

    /** Nothing tells how long clients keep such connections. */
    public boolean isUnknown() {
        return Double.isNaN(needed);
    }

    /** Too short by experience. */
    public boolean isLikely() {
        return !isProved() && !isUnknown();
    }

    public String secondsText() {
        return timeout.value();
    }

    /** What cutting them means. */
    public String consequence() {
        return protocol.equals("image upload")
                ? "while a store may need " + Math.round(needed) + " seconds to swallow a large image"
                : "while clients keep them for " + Math.round(needed) + " seconds";
    }
}
