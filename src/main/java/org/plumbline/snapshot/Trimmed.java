package org.plumbline.snapshot;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** A snapshot with inputs taken away, as if they had not been collected. */
public final class Trimmed {

    private Trimmed() {}

    /**
     * @param away decides by an input's path in a Plumbline snapshot: {@code hosts/ctl1/etc/hosts}, {@code
     *     hosts/ctl1/commands/ip-addr.json}, {@code api/compute/os-services.json}
     */
    public static Snapshot without(Snapshot snapshot, Predicate<String> away) {
        return new Snapshot(
                snapshot.name(),
                snapshot.collectedAt(),
                snapshot.sha256(),
                snapshot.hosts().stream()
                        .map(host -> without(host, away))
                        .filter(host ->
                                !host.files().isEmpty() || !host.outputs().isEmpty())
                        .toList(),
                rest(snapshot.api(), (call, file) -> away.test("api/" + call + ".json")),
                snapshot.topology() == null || away.test("topology.yaml") ? null : snapshot.topology(),
                snapshot.attestations() == null || away.test("attestations.yaml") ? null : snapshot.attestations(),
                snapshot.blindSpots());
    }

    private static HostFiles without(HostFiles host, Predicate<String> away) {
        var folder = "hosts/" + host.name();
        return new HostFiles(
                host.name(),
                host.machine(),
                rest(host.files(), (path, file) -> away.test(folder + path)),
                rest(
                        host.outputs(),
                        (id, file) -> away.test(folder + "/commands/" + id + "." + file.format())
                                // a file that a command would only print is its output
                                || (file.path().startsWith("/") && away.test(folder + file.path()))),
                host.listing(),
                host.blindSpots());
    }

    private static NavigableMap<String, SourceFile> rest(
            NavigableMap<String, SourceFile> all, BiPredicate<String, SourceFile> away) {
        var rest = new TreeMap<>(all);
        rest.entrySet().removeIf(entry -> away.test(entry.getKey(), entry.getValue()));
        return rest;
    }
}
