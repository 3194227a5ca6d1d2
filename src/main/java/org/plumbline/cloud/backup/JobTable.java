package org.plumbline.cloud.backup;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The scheduled jobs of a host were seen: its crontabs and its timers.
 *
 * @param sources all of them
 * @param at the list of timers
 */
public record JobTable(String host, List<Location> sources, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("scheduled-jobs");
    }

    @Override
    public String seen() {
        return "no backup among its timers and cron jobs";
    }
}
