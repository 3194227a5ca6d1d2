package org.plumbline.parse.host;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** The interfaces of a host as {@code ip addr} prints them, as JSON ({@code -j}) or as text. */
public final class IpAddr {

    private static final ObjectMapper JSON = new ObjectMapper();

    private IpAddr() {}

    public static Parsed<List<NetInterface>> parse(Location file, String text) {
        return text.stripLeading().startsWith("[") ? json(file, text) : new Text(file).read(text);
    }

    private static Parsed<List<NetInterface>> json(Location file, String text) {
        var interfaces = new ArrayList<NetInterface>();
        try (var parser = new JsonFactory().createParser(text)) {
            parser.setCodec(JSON);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                var at = file.line(parser.currentTokenLocation().getLineNr());
                JsonNode link = parser.readValueAsTree();
                if (link.hasNonNull("ifname")) {
                    interfaces.add(of(link, at));
                }
            }
            return Parsed.of(List.copyOf(interfaces));
        } catch (IOException broken) {
            return new Parsed<>(List.copyOf(interfaces), List.of(new Problem(file, "this is not valid JSON", true)));
        }
    }

    private static NetInterface of(JsonNode link, Location at) {
        var flags = new ArrayList<String>();
        link.path("flags").forEach(flag -> flags.add(flag.asText()));
        var addresses = new ArrayList<NetAddress>();
        for (var address : link.path("addr_info")) {
            if (address.hasNonNull("local")) {
                addresses.add(new NetAddress(
                        address.path("local").asText(),
                        address.path("prefixlen").asInt(),
                        address.path("scope").asText(""),
                        address.path("secondary").asBoolean(),
                        at));
            }
        }
        return new NetInterface(
                link.path("ifname").asText(),
                link.path("link").asText(""),
                link.path("master").asText(""),
                link.path("linkinfo").path("info_kind").asText(""),
                List.copyOf(flags),
                link.path("operstate").asText(""),
                link.path("mtu").asInt(),
                link.path("address").asText(""),
                List.copyOf(addresses),
                at);
    }

    private static final class Text {

        private final Location file;
        private final List<NetInterface> interfaces = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable NetInterface current;
        private List<NetAddress> addresses = new ArrayList<>();

        Text(Location file) {
            this.file = file;
        }

        Parsed<List<NetInterface>> read(String text) {
            int number = 0;
            for (var line : (Iterable<String>) text.lines()::iterator) {
                line(line, file.line(++number));
            }
            end();
            return new Parsed<>(List.copyOf(interfaces), List.copyOf(problems));
        }

        private void line(String line, Location at) {
            if (line.isBlank()) {
                return;
            }
            var words = line.strip().split("\\s+");
            if (!Character.isWhitespace(line.charAt(0))) {
                header(words, at);
            } else if (words[0].startsWith("inet") && words.length > 1 && current != null) {
                addresses.add(address(words, at));
            } else if (words[0].startsWith("link/") && words.length > 1 && current != null) {
                current = withMac(current, words[1]);
            }
        }

        private void header(String[] words, Location at) {
            end();
            if (words.length < 3 || !words[0].endsWith(":") || !words[1].endsWith(":") || !words[2].startsWith("<")) {
                problems.add(new Problem(at, "this is no interface", false));
                return;
            }
            var name = words[1].substring(0, words[1].length() - 1);
            int parent = name.indexOf('@');
            current = new NetInterface(
                    parent < 0 ? name : name.substring(0, parent),
                    parent < 0 ? "" : name.substring(parent + 1),
                    after("master", words),
                    "",
                    List.of(words[2].replace("<", "").replace(">", "").split(",")),
                    after("state", words),
                    number(after("mtu", words)),
                    "",
                    List.of(),
                    at);
        }

        private static NetAddress address(String[] words, Location at) {
            var peer = after("peer", words);
            int slash = words[1].indexOf('/');
            var length = slash >= 0 ? words[1].substring(slash + 1) : peer.substring(peer.indexOf('/') + 1);
            boolean alone = slash < 0 && peer.indexOf('/') < 0;
            int full = words[0].equals("inet6") ? 128 : 32;
            return new NetAddress(
                    slash < 0 ? words[1] : words[1].substring(0, slash),
                    alone ? full : number(length),
                    after("scope", words),
                    Arrays.asList(words).contains("secondary"),
                    at);
        }

        private void end() {
            if (current != null) {
                interfaces.add(with(current, current.mac(), List.copyOf(addresses)));
            }
            current = null;
            addresses = new ArrayList<>();
        }

        private static NetInterface withMac(NetInterface link, String mac) {
            return with(link, mac, link.addresses());
        }

        private static NetInterface with(NetInterface link, String mac, List<NetAddress> addresses) {
            return new NetInterface(
                    link.name(),
                    link.parent(),
                    link.master(),
                    link.kind(),
                    link.flags(),
                    link.state(),
                    link.mtu(),
                    mac,
                    addresses,
                    link.at());
        }

        private static String after(String keyword, String[] words) {
            int at = Arrays.asList(words).indexOf(keyword);
            return at < 0 || at + 1 == words.length ? "" : words[at + 1];
        }

        private static int number(String digits) {
            try {
                return Integer.parseInt(digits);
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }
    }
}
