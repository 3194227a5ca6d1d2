package org.plumbline.cloud.drift;

import java.util.List;
import org.plumbline.cloud.Located;

/**
 * Hosts that run the same software in different versions.
 *
 * @param software {@code nova-api}
 * @param versions all versions, in order
 * @param examples one host's package or image for each
 */
public record VersionDifference(String software, List<String> versions, List<Located> examples) {

    public String versionsText() {
        return String.join(" and ", versions);
    }
}
