package org.plumbline.cloud.lifecycle;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The image that a running container of the cloud was made from.
 *
 * @param container {@code nova_api}
 * @param image {@code quay.io/openstack.kolla/nova-api:2024.2-ubuntu-noble}
 */
public record ContainerImage(String host, String container, String image, Location at) implements Subject {

    private static final Set<String> MOVING = Set.of("", "latest", "master", "main", "devel", "edge");
    private static final Set<String> PUBLIC = Set.of("quay.io", "docker.io", "registry-1.docker.io", "ghcr.io");

    /** The identifier that an engine shows once its name belongs to a newer image. */
    private static final Pattern IDENTIFIER = Pattern.compile("sha256:.*|[0-9a-f]{12,64}");

    /** What the name stands for changes whenever somebody uploads another one. */
    public boolean isMoving() {
        return isNamed() && !image.contains("@sha256:") && MOVING.contains(branch());
    }

    /** The tag without what kolla adds to it: {@code master} of {@code master-ubuntu-noble}. */
    private String branch() {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(colon + 1).split("-", 2)[0] : "";
    }

    private boolean isNamed() {
        return !IDENTIFIER.matcher(image).matches();
    }

    /** The first part of a name is a registry where it looks like one; otherwise it is Docker's own. */
    public String registry() {
        int slash = image.indexOf('/');
        var first = slash < 0 ? "" : image.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : "docker.io";
    }

    /** The cloud depends on a registry of somebody else to make a container anew. */
    public boolean isFromPublicRegistry() {
        return isNamed() && PUBLIC.contains(registry());
    }

    @Override
    public List<String> subjects() {
        return List.of("container-image");
    }

    @Override
    public String seen() {
        return container + " runs " + image;
    }
}
