package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * The OpenStack series that a project's packages on a host belong to.
 *
 * @param series {@code 2024.1}; the lower-case name for older ones ({@code zed})
 * @param version the version that told
 */
public record Release(String project, String host, String series, String version, Location at) implements Subject {

    /** Whether it is this series or a later one. */
    public boolean isSince(String first) {
        return Series.within(series, first, "");
    }

    @Override
    public List<String> subjects() {
        return List.of("release");
    }

    @Override
    public String seen() {
        return project + " " + version + " (" + series + ")";
    }
}
