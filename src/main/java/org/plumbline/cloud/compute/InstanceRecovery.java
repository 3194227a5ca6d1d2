package org.plumbline.cloud.compute;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A way in which servers of a dead hypervisor come back.
 *
 * @param way {@code masakari}, or what somebody stated
 * @param empty whether masakari watches no hypervisor
 */
public record InstanceRecovery(String host, String way, boolean empty, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("instance-recovery");
    }

    @Override
    public String seen() {
        return "servers of a dead hypervisor come back by " + way;
    }
}
