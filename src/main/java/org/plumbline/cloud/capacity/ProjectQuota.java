package org.plumbline.cloud.capacity;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How much of something a project may have that got no quota of its own.
 *
 * @param project who limits it: {@code nova}, {@code cinder}
 * @param resource {@code cores}, {@code ram}, {@code volumes} …
 * @param limit -1 where there is none
 * @param host where it was read; {@code api} for an API
 */
public record ProjectQuota(String project, String resource, double limit, String host, Location at) implements Subject {

    public boolean isEndless() {
        return limit < 0;
    }

    @Override
    public List<String> subjects() {
        return List.of("project-quota");
    }

    @Override
    public String seen() {
        return "quota of " + resource + " is " + Numbers.text(limit);
    }
}
