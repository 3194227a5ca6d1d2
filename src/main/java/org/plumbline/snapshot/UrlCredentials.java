package org.plumbline.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.snapshot.LineRedaction.Span;

/**
 * User and password in front of the host of an URL, also where one URL names several hosts
 * ({@code rabbit://u:p@a:5672,u:p@b:5672/}) and where the password has characters that should have been escaped.
 */
final class UrlCredentials {

    /** Hosts and credentials that are longer are not told apart, but hidden as one. */
    private static final int LONGEST = 2048;

    private UrlCredentials() {}

    /** Adds what is secret in the URLs of a line. */
    static void find(String line, Redactor redactor, List<Span> found) {
        int next = 0;
        int end = 0;
        int lastAt = -1;
        for (int colon = line.indexOf("://"); colon >= 0; colon = line.indexOf("://", next)) {
            next = colon + "://".length();
            for (; end < next || end < line.length() && !endsUrl(line.charAt(end)); end++) {
                lastAt = line.charAt(end) == '@' ? end : lastAt;
            }
            if (lastAt >= next && colon > 0 && Character.isLetterOrDigit(line.charAt(colon - 1))) {
                int stop = authorityEnd(line, next, lastAt, end);
                groups(line, next, stop).forEach(group -> addGroup(line, group.start(), group.end(), redactor, found));
                next = stop;
            }
        }
    }

    private static boolean endsUrl(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`' || c == '|';
    }

    private record Range(int start, int end) {}

    /** The end of users, passwords and hosts: the first slash, unless what stands before it can be no host and port. */
    private static int authorityEnd(String line, int start, int lastAt, int end) {
        int stop = pathStart(line, start, end);
        return stop == end || lastAt < stop || isHosts(line.substring(start, stop))
                ? stop
                : pathStart(line, lastAt, end);
    }

    private static int pathStart(String line, int from, int end) {
        int i = from;
        while (i < end && "/?#".indexOf(line.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** Whether this may be hosts with ports, so that an @ further on belongs to the path. */
    private static boolean isHosts(String authority) {
        var last = authority.substring(authority.lastIndexOf('@') + 1);
        for (var host : last.split(",")) {
            int colon = host.lastIndexOf(':');
            if (colon >= 0 && host.indexOf(']') < colon && !isNumber(host.substring(colon + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text) {
        return text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The parts between commas, where a comma inside a password does not count. */
    private static List<Range> groups(String line, int start, int end) {
        var groups = new ArrayList<Range>();
        int from = start;
        for (int i = start; i < end && end - start <= LONGEST; i++) {
            if (line.charAt(i) == ',' && (lastAt(line, from, i) >= 0 || isHosts(line.substring(from, i)))) {
                groups.add(new Range(from, i));
                from = i + 1;
            }
        }
        groups.add(new Range(from, end));
        return groups;
    }

    private static int lastAt(String line, int start, int end) {
        int i = end - 1;
        while (i >= start && line.charAt(i) != '@') {
            i--;
        }
        return i < start ? -1 : i;
    }

    private static void addGroup(String line, int start, int end, Redactor redactor, List<Span> found) {
        int at = lastAt(line, start, end);
        if (at < start) {
            return;
        }
        int userEnd = start;
        while (userEnd < at && line.charAt(userEnd) != ':') {
            userEnd++;
        }
        if (line.charAt(start) == '‹') {
            // redacted before: the marker has colons of its own
            userEnd = Math.min(at, line.indexOf('›', start) + 1);
        }
        if (userEnd > start) {
            var user = decoded(line.substring(start, userEnd));
            LineRedaction.add(found, line, start, userEnd, redactor.user(user));
        }
        if (userEnd + 1 < at) {
            LineRedaction.add(found, line, userEnd + 1, at, redactor.secret(decoded(line.substring(userEnd + 1, at))));
        }
    }

    /** {@code %40} is {@code @}, so that a password is the same in an URL and beside it. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new java.io.ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
