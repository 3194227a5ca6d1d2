package org.plumbline.cloud.vip;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How long a host that talks to virtual addresses keeps a connection to one that moved away.
 *
 * @param retries the kernel's tcp_retries2: how often unacknowledged data is sent again
 * @param keepalive the kernel's tcp_keepalive_time: seconds until an idle connection is probed
 */
public record TcpPatience(String host, Setting retries, Setting keepalive) implements Subject {

    /** Neither gives up sending soon nor notices an idle connection that died. */
    public boolean isEndless(double mostRetries, double longestIdle) {
        return retries.isAbove(mostRetries) && keepalive.isAbove(longestIdle);
    }

    @Override
    public Location at() {
        return retries.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("tcp-patience");
    }

    @Override
    public String seen() {
        return retries.seen() + ", " + keepalive.seen();
    }
}
