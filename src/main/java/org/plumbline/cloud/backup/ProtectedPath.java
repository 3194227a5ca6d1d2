package org.plumbline.cloud.backup;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A folder without which a restored cloud does not work.
 *
 * @param secret whether it holds keys that cannot be made again, as opposed to configuration
 * @param what what it holds, for people
 * @param path the folder
 * @param host a host that has it
 * @param saved the command that saves it, on this or another host that has it; empty when none does
 * @param attested whether the operator states that it is kept elsewhere
 * @param certain whether every scheduled job was seen, so that "none" means none
 * @param sources every place that was looked at
 * @param at a file in it
 */
public record ProtectedPath(
        boolean secret,
        String what,
        String path,
        String host,
        Optional<BackupStep> saved,
        boolean attested,
        boolean certain,
        List<Location> sources,
        Location at)
        implements Subject {

    @Override
    public List<String> subjects() {
        return List.of(secret ? "irreplaceable-key" : "service-configuration");
    }

    public boolean unsaved() {
        return saved.isEmpty() && !attested;
    }

    @Override
    public String seen() {
        return what + " in " + path
                + saved.map(step -> ", saved by " + step.tool()).orElse("");
    }
}
