package org.plumbline.cloud.endpoints;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * An address in keystone's catalog under which a service is to be found.
 *
 * @param type type of the service: {@code compute}
 * @param audience {@code public}, {@code internal} or {@code admin}
 * @param region id of its region; empty where it has none
 * @param url as the catalog has it, templates included
 */
public record Endpoint(String type, String audience, String region, String url, Location at) implements Subject {

    public boolean isPublic() {
        return audience.equals("public");
    }

    public boolean isEncrypted() {
        return url.startsWith("https:");
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return type.equals("identity") ? List.of("endpoint", "identity-endpoint") : List.of("endpoint");
    }

    @Override
    public String seen() {
        return type + " " + audience + " " + url;
    }
}
