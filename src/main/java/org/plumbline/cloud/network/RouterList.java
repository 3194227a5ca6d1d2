package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/** The network API listed all routers, of which there may be none. */
public record RouterList(int count, Location at) implements Subject {

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("routers");
    }

    @Override
    public String seen() {
        return count + " routers";
    }
}
