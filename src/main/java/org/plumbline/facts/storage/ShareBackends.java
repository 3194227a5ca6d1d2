package org.plumbline.facts.storage;

import java.util.HashSet;
import java.util.List;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.share.ShareBackend;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;

/** The storage backends that manila-share is told to serve. */
public final class ShareBackends implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var done = new HashSet<String>();
        for (var service : facts.all(Service.class)) {
            boolean serves =
                    service.name().equals("manila-share") || service.name().equals("manila");
            if (serves && done.add(service.host() + ' ' + service.at())) {
                add(facts, service);
            }
        }
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains("manila-share"))
                .forEach(missing -> facts.add(new Unseen(List.of("share-backend"), missing.spot())));
    }

    private static void add(Facts facts, Service service) {
        var enabled = service.setting("DEFAULT.enabled_share_backends");
        if (enabled.known() && !enabled.isBlank()) {
            enabled.list()
                    .forEach(name -> facts.add(new ShareBackend(
                            service.host(),
                            name,
                            service.setting(name + ".share_driver"),
                            service.setting(name + ".driver_handles_share_servers"))));
        } else {
            facts.add(new Unseen(
                    List.of("share-backend"),
                    new BlindSpot(
                            service.host(),
                            enabled.at().source(),
                            "which backends manila-share serves does not show: " + enabled.seen(),
                            "collect all files of manila.conf.d too")));
        }
    }
}
