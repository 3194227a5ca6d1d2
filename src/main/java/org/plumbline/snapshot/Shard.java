package org.plumbline.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hosts that are read one after the other, beside those of other shards. */
final class Shard {

    private final Map<Draft, Layout.Copy> copies = new LinkedHashMap<>();
    private final Contents contents;
    private final Limits limits;

    Shard(Contents contents, Limits limits) {
        this.contents = contents;
        this.limits = limits;
    }

    Contents contents() {
        return contents;
    }

    Limits limits() {
        return limits;
    }

    void add(Layout.Copy copy, Draft host) {
        copies.put(host, copy);
    }

    void read(CollectionTime time) {
        copies.forEach((host, copy) -> {
            try {
                new HostTree(new Root(copy.root()), host, limits).read(copy.at());
                if (copy.root().child("commands") instanceof Node.Folder commands) {
                    new Commands(commands, host, time).read();
                }
                new SosReport(copy.root(), host, time).read();
                host.printed("date").ifPresent(time::host);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
