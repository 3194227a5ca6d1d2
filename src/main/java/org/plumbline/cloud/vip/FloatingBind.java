package org.plumbline.cloud.vip;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.cloud.loadbalancer.ProxyBind;
import org.plumbline.snapshot.Location;

/**
 * The lines {@code bind …} of a host that name addresses which the host has only sometimes.
 *
 * @param addresses those addresses, sorted
 * @param binds the lines that name them and are not transparent; at least one
 * @param nonlocal the kernel's ip_nonlocal_bind
 * @param persistent whether a file sets it at boot; null when the files were not seen
 */
public record FloatingBind(
        String host, List<String> addresses, List<ProxyBind> binds, Setting nonlocal, Setting persistent)
        implements Subject {

    public boolean isRefused() {
        return nonlocal.isFalse();
    }

    public boolean isUnknown() {
        return !nonlocal.known();
    }

    public boolean isForgottenAtBoot() {
        return nonlocal.isTrue() && persistent.isUnset();
    }

    public String addressNames() {
        return String.join(", ", addresses);
    }

    @Override
    public Location at() {
        return nonlocal.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("floating-bind");
    }

    @Override
    public String seen() {
        return nonlocal.seen();
    }
}
