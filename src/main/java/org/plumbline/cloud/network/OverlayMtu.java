package org.plumbline.cloud.network;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What neutron takes for the largest packet between hosts, and what their interfaces send.
 *
 * @param global {@code global_physnet_mtu}
 * @param path {@code path_mtu}; 0 as large as the other
 * @param ends the hosts' interfaces; at least one
 * @param wide networks whose packets do not fit into any tunnel, as the API lists them
 */
public record OverlayMtu(String host, Setting global, Setting path, List<TunnelEnd> ends, List<Located> wide)
        implements Subject {

    /** Neutron counts on more than the narrowest interface sends. */
    public boolean tooWide() {
        return mtu() > narrowest();
    }

    /** Interfaces send jumbo frames, and projects get none of it. */
    public boolean wastes() {
        return narrowest() >= 9000 && mtu() == 1500;
    }

    public boolean uneven() {
        return ends.stream().map(TunnelEnd::mtu).distinct().count() > 1;
    }

    public boolean hasWideNetworks() {
        return !wide.isEmpty();
    }

    public boolean unclear() {
        return Double.isNaN(global.number()) || Double.isNaN(path.number());
    }

    public String mtuText() {
        return Long.toString(Math.round(mtu()));
    }

    public int narrowest() {
        return ends.stream().mapToInt(TunnelEnd::mtu).min().orElse(0);
    }

    /** The options, and the interfaces that send least. */
    public List<Located> grounds() {
        int least = narrowest();
        return Stream.concat(
                        Stream.of(global, path),
                        ends.stream().filter(end -> end.mtu() == least).map(Located.class::cast))
                .toList();
    }

    private double mtu() {
        return path.number() > 0 ? Math.min(global.number(), path.number()) : global.number();
    }

    @Override
    public Location at() {
        return global.at();
    }

    @Override
    public List<Location> sources() {
        return Stream.of(global.at(), path.at()).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("overlay-mtu");
    }

    @Override
    public String seen() {
        return global.seen();
    }
}
