package org.plumbline.cloud.endpoints;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * An enabled service of the catalog in one region.
 *
 * @param type type of the service: {@code compute}
 * @param region empty where it has no endpoint, or endpoints without a region
 * @param endpoints its enabled endpoints there
 * @param at the service
 */
public record CatalogEntry(String type, String region, List<Endpoint> endpoints, Location at) implements Subject {

    private static final List<String> GIVEN_UP =
            List.of("volume", "volumev2", "ec2", "s3", "computev3", "compute_legacy");

    /** {@code public}, {@code internal} or both, as far as there is no endpoint. */
    public String missing() {
        return String.join(
                " and ",
                Stream.of("public", "internal")
                        .filter(audience -> endpoints.stream()
                                .noneMatch(endpoint -> endpoint.audience().equals(audience)))
                        .toList());
    }

    public boolean isIncomplete() {
        return !isGivenUp() && !missing().isEmpty();
    }

    /** An API that current releases do not have. */
    public boolean isGivenUp() {
        return GIVEN_UP.contains(type);
    }

    /** The endpoints at addresses that keystone gave up: port 35357, and version 2.0. */
    public List<Endpoint> outdated() {
        return endpoints.stream()
                .filter(endpoint -> type.equals("identity")
                        && (endpoint.url().contains(":35357") || endpoint.url().contains("/v2.0")))
                .toList();
    }

    public boolean isOutdated() {
        return !outdated().isEmpty();
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("catalog-entry");
    }

    @Override
    public List<Location> sources() {
        return Stream.concat(Stream.of(at), endpoints.stream().map(Endpoint::at))
                .toList();
    }

    @Override
    public String seen() {
        return "service " + type;
    }
}
