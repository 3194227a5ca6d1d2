package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Words;
import org.plumbline.snapshot.Location;

/** Output of {@code ss -tulnp} and {@code netstat -tulnp} in any selection of protocols, with or without header. */
public final class ListeningSockets {

    private static final Set<String> LISTENING = Set.of("LISTEN", "UNCONN");
    private static final Set<String> CONNECTED = Set.of(
            "ESTAB",
            "ESTABLISHED",
            "TIME-WAIT",
            "TIME_WAIT",
            "CLOSE-WAIT",
            "CLOSE_WAIT",
            "SYN-SENT",
            "SYN_SENT",
            "SYN-RECV",
            "SYN_RECV",
            "FIN-WAIT-1",
            "FIN_WAIT1",
            "FIN-WAIT-2",
            "FIN_WAIT2",
            "LAST-ACK",
            "LAST_ACK",
            "CLOSING",
            "CLOSED",
            "CLOSE");
    private static final Set<String> HEADERS = Set.of("State", "Netid", "Proto", "Active", "Recv-Q");

    private ListeningSockets() {}

    /** The sockets in the order of the text; connected ones and those that are not TCP or UDP are left out. */
    public static Parsed<List<ListeningSocket>> parse(Location file, String text) {
        var sockets = new ArrayList<ListeningSocket>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            var at = file.line(++number);
            var words = new Words(line);
            if (words.count() == 0 || HEADERS.contains(words.get(0)) || isOther(words)) {
                continue;
            }
            var socket = socket(words, at);
            if (socket != null) {
                sockets.add(socket);
            } else {
                problems.add(new Problem(at, "the line is no listening socket with a numeric port", false));
            }
        }
        return new Parsed<>(List.copyOf(sockets), List.copyOf(problems));
    }

    private static boolean isOther(Words words) {
        for (int i = 0; i < words.count(); i++) {
            if (CONNECTED.contains(words.get(i))) {
                return true;
            }
        }
        var first = words.get(0);
        return !first.startsWith("tcp")
                && !first.startsWith("udp")
                && !LISTENING.contains(first)
                && !words.isNumber(0)
                && !first.endsWith(":");
    }

    /** Both programs write the two queue lengths, then the local and the peer address. */
    private static @Nullable ListeningSocket socket(Words words, Location at) {
        int queues = 0;
        while (queues < 3 && !(words.isNumber(queues) && words.isNumber(queues + 1))) {
            queues++;
        }
        var local = words.get(queues + 2);
        int colon = local.lastIndexOf(':');
        int port = colon < 0 ? -1 : (int) new Words(local.substring(colon + 1)).number(0);
        if (queues == 3 || port < 0 || port > 65535) {
            return null;
        }
        var first = words.get(0);
        return new ListeningSocket(
                first.startsWith("tcp") || first.startsWith("udp") ? first.substring(0, 3) : "",
                address(local.substring(0, colon)),
                port,
                owners(words.from(queues + 4)),
                at);
    }

    private static String address(String text) {
        int zone = text.indexOf('%');
        var address = zone < 0 ? text : text.substring(0, zone);
        int end = address.endsWith("]") ? address.length() - 1 : address.length();
        return address.substring(address.startsWith("[") ? 1 : 0, end);
    }

    /** {@code users:(("nova-api",pid=7,fd=4),…)} of ss, {@code 7/nova-api} of netstat. */
    private static List<String> owners(String rest) {
        var owners = new LinkedHashSet<String>();
        if (rest.contains("users:((")) {
            var parts = rest.substring(rest.indexOf("users:((")).split("\"", -1);
            for (int i = 1; i < parts.length; i += 2) {
                owners.add(parts[i]);
            }
            return List.copyOf(owners);
        }
        int slash = rest.indexOf('/');
        if (slash > 0 && Character.isDigit(rest.charAt(slash - 1))) {
            owners.add(rest.substring(slash + 1).strip());
        }
        return List.copyOf(owners);
    }
}
