package org.plumbline.cloud.share;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A storage backend of manila on one host.
 *
 * @param driver {@code share_driver}
 * @param servers {@code driver_handles_share_servers}
 */
public record ShareBackend(String host, String name, Setting driver, Setting servers) implements Subject {

    private boolean isGeneric() {
        return driver.mentions("generic.GenericShareDriver");
    }

    /** Each share network is served by one instance that manila starts. */
    public boolean servesFromOneInstance() {
        return isGeneric() && servers.isTrue();
    }

    public boolean isUnclear() {
        return !driver.known() || (isGeneric() && !servers.known());
    }

    @Override
    public Location at() {
        return driver.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("share-backend");
    }

    @Override
    public String seen() {
        return driver.seen();
    }
}
