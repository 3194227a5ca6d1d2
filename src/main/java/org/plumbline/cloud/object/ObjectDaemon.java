package org.plumbline.cloud.object;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A running server of swift.
 *
 * @param program {@code swift-object-server}
 * @param user the account it runs as
 */
public record ObjectDaemon(String host, String program, String user, Location at) implements Subject {

    public boolean isRoot() {
        return user.equals("root") || user.equals("0");
    }

    @Override
    public List<String> subjects() {
        return List.of("object-daemon");
    }

    @Override
    public String seen() {
        return program + " runs as " + user;
    }
}
