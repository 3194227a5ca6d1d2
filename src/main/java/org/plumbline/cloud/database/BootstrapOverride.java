package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/** A line outside the option files that makes a database server found a new cluster whenever it starts. */
public record BootstrapOverride(String host, String line, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("bootstrap-override");
    }

    @Override
    public String seen() {
        return line;
    }
}
