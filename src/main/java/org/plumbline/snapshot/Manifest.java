package org.plumbline.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a snapshot says about itself: snapshot.json, or manifest.json of a lab recording. Empty where there is neither. */
record Manifest(Map<?, ?> said) {

    static final Manifest NONE = new Manifest(Map.of());

    static Manifest in(Node.Folder folder) throws IOException {
        for (var name : List.of("snapshot.json", "manifest.json")) {
            if (folder.child(name) instanceof Node.Document document) {
                return new Manifest(Json.object(document.read(Input.UNDESCRIBED.limit())));
            }
        }
        return NONE;
    }

    /** What the snapshot is called; empty when it does not say. */
    String name() {
        return Json.text(said.get("name"));
    }

    /** When it was collected, as written; empty when it does not say. */
    String collectedAt() {
        var at = Json.text(said.get("collectedAt"));
        return at.isEmpty() ? Json.text(said.get("collected")) : at;
    }

    /** The physical host that carries this one. */
    String machine(String host) {
        var machine = Json.text(host(host).get("machine"));
        return machine.isEmpty() ? host : machine;
    }

    /** What the collector could not see; the host {@code api} stands for the API, an empty one for the cloud. */
    List<BlindSpot> blindSpots() {
        var spots = new ArrayList<BlindSpot>();
        for (var spot : Json.list(said.get("blindSpots"))) {
            var fields = Json.map(spot);
            spots.add(new BlindSpot(
                    Json.text(fields.get("host")),
                    Json.text(fields.get("input")),
                    Json.number(fields.get("line"), 0),
                    Json.text(fields.get("reason")),
                    Json.text(fields.get("hint"))));
        }
        return spots;
    }

    private Map<?, ?> host(String host) {
        for (var description : Json.list(said.get("hosts"))) {
            if (host.equals(Json.text(Json.map(description).get("name")))) {
                return Json.map(description);
            }
        }
        return Map.of();
    }
}
