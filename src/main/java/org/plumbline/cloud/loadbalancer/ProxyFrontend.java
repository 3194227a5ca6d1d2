package org.plumbline.cloud.loadbalancer;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * The side of an HAProxy frontend or listen section that clients connect to.
 *
 * @param name of the section
 * @param mode {@code http}, {@code tcp} …
 * @param binds where it listens; at least one
 * @param backends the backends it names; for a listen section itself
 * @param serves whether it passes requests on, rather than answering, redirecting or measuring itself
 * @param logs whether its {@code log} statements lead to a target
 * @param describes whether its log lines have more than addresses: httplog, tcplog or a format of its own
 * @param setsProtocol whether it or a backend it names tells services that the client came by TLS
 * @param dropsProtocol whether it removes or overwrites what the client says about that
 * @param options effective {@code timeout client}, {@code maxconn} …, by keyword
 * @param at where it starts
 */
public record ProxyFrontend(
        String host,
        String name,
        String mode,
        List<ProxyBind> binds,
        List<String> backends,
        boolean serves,
        boolean logs,
        boolean describes,
        boolean setsProtocol,
        boolean dropsProtocol,
        Map<String, Setting> options,
        Location at)
        implements Configured {

    @Override
    public Setting setting(String option) {
        return options.getOrDefault(option, Setting.unset(option, at));
    }

    public boolean isHttp() {
        return mode.equals("http");
    }

    public boolean terminatesTls() {
        return binds.stream().anyMatch(ProxyBind::tls);
    }

    /** Whether it hides from its services that the client came by TLS. */
    public boolean hidesTls() {
        return isHttp() && serves && terminatesTls() && !setsProtocol;
    }

    /** Whether it hands the client's own word about TLS to services that believe it. */
    public boolean trustsClient() {
        return isHttp() && serves && !terminatesTls() && !dropsProtocol;
    }

    /** A duration is missing or zero, which both mean forever. */
    public static boolean isEndless(Setting timeout) {
        return timeout.known() && (timeout.value().isEmpty() || timeout.number() == 0);
    }

    public boolean waitsForever() {
        return isEndless(setting("timeout client"));
    }

    public boolean listensOn(int port) {
        return binds.stream().anyMatch(bind -> bind.ports().contains(port));
    }

    @Override
    public List<String> subjects() {
        return terminatesTls() ? List.of("haproxy-frontend", "haproxy-tls") : List.of("haproxy-frontend");
    }

    @Override
    public String seen() {
        return "frontend " + name;
    }
}
