package org.plumbline.facts.loadbalancer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.cloud.vip.VrrpCheck.Watches;
import org.plumbline.parse.keepalived.VrrpScript;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.SourceFile;

/** Whether a check of keepalived says something about the load balancer, as far as its text tells. */
public final class BalancerCheck {

    private static final List<String> BALANCERS =
            List.of("haproxy", "proxysql", "maxscale", "nginx", "envoy", "traefik");

    /** Programs whose arguments say everything about what they check. */
    private static final Set<String> PLAIN =
            Set.of("killall", "pgrep", "pidof", "kill", "ping", "ping6", "fping", "true", "false", "test", "systemctl");

    /** Signs that a script asks a port or URL, behind which the balancer may be. */
    private static final List<String> ASKS =
            List.of("curl", "wget", "nc ", "ncat", "socat", "/dev/tcp", "netstat", "lsof", "ss -", "telnet", "check");

    /** The script of kolla's image, which runs every check of its /checks folder: HAProxy's and ProxySQL's. */
    private static final String KOLLA = "/check_alive.sh";

    private BalancerCheck() {}

    public static Watches of(HostFiles host, VrrpScript script) {
        var command = script.command();
        if (mentionsBalancer(command) || (script.path().equals(KOLLA) && host.hasFolder("/etc/kolla/keepalived"))) {
            return Watches.BALANCER;
        }
        var program = script.path().substring(script.path().lastIndexOf('/') + 1);
        if (PLAIN.contains(program)) {
            return Watches.OTHER;
        }
        for (var word : command.split(" +")) {
            var file = host.file(word);
            if (file.isPresent()) {
                return ofText(file.get());
            }
        }
        return Watches.UNKNOWN;
    }

    public static boolean mentionsBalancer(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return BALANCERS.stream().anyMatch(lower::contains);
    }

    private static Watches ofText(SourceFile script) {
        var code = new StringBuilder();
        script.text()
                .lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .forEach(line -> code.append(line).append('\n'));
        if (mentionsBalancer(code.toString())) {
            return Watches.BALANCER;
        }
        var text = code.toString();
        return ASKS.stream().anyMatch(text::contains) ? Watches.UNKNOWN : Watches.OTHER;
    }
}
