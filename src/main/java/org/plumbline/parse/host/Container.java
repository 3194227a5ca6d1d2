package org.plumbline.parse.host;

import java.util.Locale;
import org.plumbline.snapshot.Location;

/**
 * A container of Docker or Podman.
 *
 * @param name e.g. {@code nova_api}
 * @param image e.g. {@code quay.io/openstack.kolla/nova-api:2024.2-ubuntu-noble}
 * @param state {@code running}, {@code exited} …; empty where the listing has none
 * @param status in words, e.g. {@code Up 3 days (healthy)}
 * @param at the line
 */
public record Container(String name, String image, String state, String status, Location at) {

    public boolean isRunning() {
        return state.isEmpty()
                ? status.startsWith("Up ")
                : state.toLowerCase(Locale.ROOT).equals("running");
    }

    /** Whether its own health check fails. */
    public boolean isUnhealthy() {
        return status.contains("(unhealthy)");
    }
}
