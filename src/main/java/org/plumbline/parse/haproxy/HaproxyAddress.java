package org.plumbline.parse.haproxy;

import java.util.Set;

/**
 * An address of a {@code bind} or {@code server} line. The last colon separates the port, in IPv6 addresses too.
 *
 * @param scheme the prefix before {@code @}, e.g. {@code ipv4}, {@code unix}, {@code abns}, {@code quic4}; {@code unix}
 *     for a bare path; empty where none is written
 * @param host IP address without brackets, host name, path or file descriptor; empty or {@code *} is every address
 * @param port as written: {@code 80}, {@code 8010-8012}, {@code +100}; empty when there is none
 */
public record HaproxyAddress(String scheme, String host, String port) {

    private static final Set<String> WITHOUT_PORT = Set.of("unix", "uxst", "uxdg", "abns", "abnsz", "fd", "sockpair");

    static HaproxyAddress of(String text) {
        if (text.startsWith("/")) {
            return new HaproxyAddress("unix", text, "");
        }
        int at = text.indexOf('@');
        var scheme = at < 0 ? "" : text.substring(0, at);
        var rest = text.substring(at + 1);
        int plus = scheme.lastIndexOf('+');
        if (WITHOUT_PORT.contains(scheme.substring(plus + 1)) || scheme.startsWith("rhttp") || rest.startsWith("/")) {
            return new HaproxyAddress(scheme, rest, "");
        }
        int bracket = rest.startsWith("[") ? rest.indexOf(']') : -1;
        int colon = rest.lastIndexOf(':');
        var host = colon > bracket ? rest.substring(0, colon) : rest;
        var port = colon > bracket ? rest.substring(colon + 1) : "";
        return new HaproxyAddress(scheme, bracket > 0 ? host.substring(1, bracket) : host, port);
    }

    /** First port; 0 when there is none, it is relative to the client's, or a variable. */
    public int firstPort() {
        int dash = port.indexOf('-', 1);
        return number(dash < 0 ? port : port.substring(0, dash));
    }

    /** Last port of a range; the same as {@link #firstPort()} for a single one. */
    public int lastPort() {
        int dash = port.indexOf('-', 1);
        return number(dash < 0 ? port : port.substring(dash + 1));
    }

    /** Whether it has an IP address or host name, as opposed to a local socket. */
    public boolean isNetwork() {
        return !WITHOUT_PORT.contains(scheme.substring(scheme.lastIndexOf('+') + 1)) && !scheme.startsWith("rhttp");
    }

    /** Whether it stands for every address of the machine. */
    public boolean isWildcard() {
        return isNetwork() && (host.isEmpty() || host.equals("*") || host.equals("0.0.0.0") || host.equals("::"));
    }

    /** Whether part of it comes from the environment and is not known here. */
    public boolean hasVariable() {
        return host.indexOf('$') >= 0 || port.indexOf('$') >= 0;
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 5) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number > 65535 ? 0 : number;
    }

    @Override
    public String toString() {
        var name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return (scheme.isEmpty() || host.startsWith("/") ? "" : scheme + "@")
                + name
                + (port.isEmpty() ? "" : ":" + port);
    }
}
