package org.plumbline.cloud.cluster;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.cloud.Setting;

/**
 * An option that nodes of one cluster have with different values.
 *
 * @param option e.g. {@code totem.token}
 * @param settings one per node
 */
public record CorosyncDisagreement(String option, List<Setting> settings) {

    /** {@code ctl1 5000, ctl2 3000}. */
    public String values() {
        return settings.stream()
                .map(setting -> setting.at().host() + " " + setting.value())
                .collect(Collectors.joining(", "));
    }
}
