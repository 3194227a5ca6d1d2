package org.plumbline.cloud.drift;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/** The list that tells which versions a host runs: its packages, or the images of its containers. */
public record VersionList(String host, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("version-list");
    }

    @Override
    public String seen() {
        return "versions on " + host;
    }
}
