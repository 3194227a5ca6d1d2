package org.plumbline.cloud.loadbalancer;

import java.util.Map;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * One server of an HAProxy backend, with what default-server lines give it.
 *
 * @param name its name
 * @param address as written, without port
 * @param machine the seen host that has the address, else the address itself
 * @param port 0 when it is the client's
 * @param enabled whether it takes traffic from the start
 * @param backup whether it takes traffic only when the others are down
 * @param checked whether HAProxy checks it, or follows another server's check
 * @param counted false for a template line, whose number of servers DNS decides
 * @param options its settings by keyword; durations in seconds
 * @param at where it stands
 */
public record ProxyServer(
        String name,
        String address,
        String machine,
        int port,
        boolean enabled,
        boolean backup,
        boolean checked,
        boolean counted,
        Map<String, Setting> options,
        Location at)
        implements Located {

    private static final int DEFAULT_FALL = 3;
    private static final double DEFAULT_INTER = 2;

    public Setting setting(String option) {
        return options.getOrDefault(option, Setting.unset(option, at));
    }

    /** Seconds between two checks. */
    public double interval() {
        var inter = setting("inter").number();
        return Double.isNaN(inter) ? DEFAULT_INTER : inter;
    }

    /** Seconds until a dead server is out. */
    public double detection() {
        var fall = setting("fall").number();
        return interval() * (Double.isNaN(fall) ? DEFAULT_FALL : fall);
    }

    public boolean cutsSessions() {
        return setting("on-marked-down").is("shutdown-sessions");
    }

    @Override
    public String seen() {
        return "server " + name + " " + address + (port == 0 ? "" : ":" + port) + (checked ? " check" : "")
                + (backup ? " backup" : "") + (enabled ? "" : " disabled");
    }
}
