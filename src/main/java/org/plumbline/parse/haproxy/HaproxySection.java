package org.plumbline.parse.haproxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Location;

/**
 * One section of haproxy.cfg.
 *
 * @param type its keyword, e.g. {@code listen}
 * @param name its name; empty where it has none
 * @param defaults the defaults section it starts from, which may start from another; null when there is none
 * @param lines its statements in order
 * @param binds its {@code bind} lines
 * @param servers its servers, with what default-server lines give them
 * @param certain false when it may be left out by a conditional block
 * @param at where it starts
 */
public record HaproxySection(
        String type,
        String name,
        @Nullable HaproxySection defaults,
        List<HaproxyLine> lines,
        List<HaproxyBind> binds,
        List<HaproxyServer> servers,
        boolean certain,
        Location at) {

    private static final List<String> CHECKS = List.of(
            "httpchk",
            "tcp-check",
            "ssl-hello-chk",
            "smtpchk",
            "mysql-check",
            "pgsql-check",
            "redis-check",
            "ldap-check",
            "spop-check",
            "external-check");

    public boolean isProxy() {
        return isFrontend() || isBackend();
    }

    /** Whether clients may connect to it: a frontend or listen section. */
    public boolean isFrontend() {
        return type.equals("frontend") || type.equals("listen");
    }

    /** Whether it has servers: a backend or listen section. */
    public boolean isBackend() {
        return type.equals("backend") || type.equals("listen");
    }

    /** The statements of the section itself that start with these words. */
    public List<HaproxyLine> lines(String... keyword) {
        return lines.stream().filter(line -> line.startsWith(keyword)).toList();
    }

    /**
     * The statement that decides about a keyword that takes one value: the last one here, else the last one of the
     * defaults it starts from. Its location tells where the value stands.
     *
     * @return empty when nothing is written or {@code default} returns it to what is built in; a {@code no} statement
     *     is returned, see {@link HaproxyLine#isSet()}
     */
    public Optional<HaproxyLine> effective(String... keyword) {
        for (var section = this; section != null; section = section.defaults) {
            for (int i = section.lines.size() - 1; i >= 0; i--) {
                var line = section.lines.get(i);
                if (line.startsWith(keyword)) {
                    return Optional.of(line).filter(found -> found.form() != HaproxyLine.Form.DEFAULT);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * All statements in force of a keyword that may be repeated, such as {@code log} or {@code http-request}: those of
     * the defaults first. A {@code no} statement removes what stands before it.
     */
    public List<HaproxyLine> accumulated(String... keyword) {
        var found = defaults == null ? new ArrayList<HaproxyLine>() : new ArrayList<>(defaults.accumulated(keyword));
        for (var line : lines(keyword)) {
            if (line.isSet()) {
                found.add(line);
            } else {
                found.clear();
            }
        }
        return found;
    }

    /** Whether {@code option <name>} is in force. */
    public boolean hasOption(String name) {
        return effective("option", name).filter(HaproxyLine::isSet).isPresent();
    }

    /** The {@code option} that decides how servers are checked; empty means by a connection only. */
    public Optional<HaproxyLine> checkOption() {
        for (var section = this; section != null; section = section.defaults) {
            for (int i = section.lines.size() - 1; i >= 0; i--) {
                var line = section.lines.get(i);
                if (line.isSet() && line.startsWith("option") && CHECKS.contains(line.word(1))) {
                    return Optional.of(line);
                }
            }
        }
        return Optional.empty();
    }

    /** {@code tcp}, {@code http}, {@code log} … ; {@code tcp} is built in. */
    public String mode() {
        return effective("mode").map(line -> line.word(1)).orElse("tcp");
    }

    /**
     * The effective timeout of an event, e.g. {@code client}, {@code server}, {@code connect}.
     *
     * @return the statement; its {@link #time duration} may still be unreadable
     */
    public Optional<HaproxyLine> timeout(String event) {
        var current = effective("timeout", event);
        return current.isPresent() ? current : effective(oldName(event));
    }

    /** The duration a timeout statement gives; empty when it cannot be read. */
    public static Optional<Duration> time(HaproxyLine timeout) {
        return HaproxyTime.parse(timeout.word(timeout.startsWith("timeout") ? 2 : 1));
    }

    /** Before HAProxy 2.1 three timeouts had keywords of their own. */
    private static String oldName(String event) {
        return switch (event) {
            case "client" -> "clitimeout";
            case "server" -> "srvtimeout";
            case "connect" -> "contimeout";
            default -> "timeout " + event;
        };
    }
}
