package org.plumbline.cloud.endpoints;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom a URL leads to. Names may hold an underscore, which {@link java.net.URI} takes for none.
 *
 * @param host name or address in lower case, without brackets; not empty
 * @param port that of the scheme where the URL names none
 */
public record UrlServer(String host, int port) {

    private static final int HIGHEST = 65_535;

    /** Empty where the text is no URL or names no server. What comes after the server, templates included, is not looked at. */
    public static Optional<UrlServer> of(String url) {
        var text = url.strip().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        if (scheme <= 0) {
            return Optional.empty();
        }
        int start = scheme + 3;
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var server = text.substring(start, end);
        server = server.substring(server.lastIndexOf('@') + 1);
        int colon = server.lastIndexOf(':');
        boolean named = colon > server.lastIndexOf(']');
        var host =
                (named ? server.substring(0, colon) : server).replace("[", "").replace("]", "");
        int port = named && colon + 1 < server.length()
                ? number(server.substring(colon + 1))
                : text.startsWith("https:") ? 443 : 80;
        boolean whole =
                !host.isEmpty() && host.chars().noneMatch(c -> Character.isWhitespace(c) || c == '%' || c == '$');
        return port > 0 && whole ? Optional.of(new UrlServer(host, port)) : Optional.empty();
    }

    /** {@code host:port}, an address of IPv6 in brackets. */
    public String address() {
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }

    private static int number(String text) {
        boolean digits = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : 0;
        return number <= HIGHEST ? number : 0;
    }
}
