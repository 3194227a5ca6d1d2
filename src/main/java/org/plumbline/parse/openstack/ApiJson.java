package org.plumbline.parse.openstack;

import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A recorded response of an OpenStack API. An attribute that the API left out, because the token may not see it or the
 * release does not have it yet, is absent in the items, never false.
 *
 * @param body the response as a whole
 * @param error the API's own message where it refused the call; empty for an answer
 * @param truncated whether the API offered a further page that is not part of this recording
 */
public record ApiJson(Json body, Optional<String> error, boolean truncated) {

    private static final List<String> MESSAGES = List.of("message", "faultstring", "detail", "title");

    public static Parsed<ApiJson> parse(Location call, String text) {
        var json = Json.parse(call, text);
        var body = json.value();
        return new Parsed<>(new ApiJson(body, errorIn(body), offersMore(body)), json.problems());
    }

    /** Whether the response is an answer that carries this list, so that a missing item is really missing. */
    public boolean has(String collection) {
        return error.isEmpty() && body.get(collection).isArray();
    }

    /** The items of a list such as {@code services}; empty where the response does not carry it, see {@link #has}. */
    public List<Json> items(String collection) {
        return body.get(collection).items();
    }

    /** Services wrap their errors differently: bare, under one name (itemNotFound, NeutronError), or in a list. */
    private static Optional<String> errorIn(Json body) {
        if (!body.isObject()) {
            return Optional.empty();
        }
        if (body.get("faultstring").isPresent() || isErrorCode(body)) {
            return message(body);
        }
        if (body.get("errors").isArray()) {
            return body.get("errors").items().stream().findFirst().flatMap(ApiJson::message);
        }
        var members = body.members();
        if (members.size() == 1) {
            var name = members.keySet().iterator().next();
            var only = body.get(name);
            if (name.equals("error") || name.equals("NeutronError") || isErrorCode(only)) {
                return message(only);
            }
        }
        return Optional.empty();
    }

    private static boolean isErrorCode(Json json) {
        var code = json.get("code").text().orElse("");
        return (code.startsWith("4") || code.startsWith("5"))
                && json.get("message").isPresent();
    }

    private static Optional<String> message(Json error) {
        var said = MESSAGES.stream()
                .flatMap(name -> error.get(name).text().stream())
                .findFirst();
        return Optional.of(said.or(error::text).orElse("The API refused the call."));
    }

    private static boolean offersMore(Json body) {
        return body.get("next").isPresent()
                || body.get("links").get("next").isPresent()
                || body.members().entrySet().stream()
                        .filter(member -> member.getKey().endsWith("links"))
                        .flatMap(member -> member.getValue().items().stream())
                        .anyMatch(link -> link.get("rel").text().orElse("").equals("next"));
    }
}
