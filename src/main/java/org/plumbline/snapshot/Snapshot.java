package org.plumbline.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was collected from one cloud at one time, and the only input of an audit.
 *
 * @param name what to call it in a report: the file or folder name
 * @param collectedAt when it was collected; null when nothing in it tells
 * @param sha256 digest over names and contents of all inputs, in hex
 * @param hosts the hosts seen, sorted by name
 * @param api recorded API responses by call, e.g. {@code compute/os-services}, {@code network/agents}
 * @param topology topology.yaml, where the operator wrote one
 * @param attestations attestations.yaml, where the operator wrote one
 * @param blindSpots what could not be read and belongs to no single host (a truncated archive, an API call)
 */
public record Snapshot(
        String name,
        @Nullable Instant collectedAt,
        String sha256,
        List<HostFiles> hosts,
        NavigableMap<String, SourceFile> api,
        @Nullable SourceFile topology,
        @Nullable SourceFile attestations,
        List<BlindSpot> blindSpots) {

    public Optional<HostFiles> host(String name) {
        return hosts.stream().filter(host -> host.name().equals(name)).findFirst();
    }

    public Optional<SourceFile> api(String call) {
        return Optional.ofNullable(api.get(call));
    }
}
