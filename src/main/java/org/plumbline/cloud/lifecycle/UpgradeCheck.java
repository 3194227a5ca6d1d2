package org.plumbline.cloud.lifecycle;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * One of the things that a project looks at before it is upgraded.
 *
 * @param project {@code nova}
 * @param name what it looks at: {@code Older than N-1 computes}
 * @param result {@code Success}, {@code Warning} or {@code Failure}
 * @param details what it says about it
 */
public record UpgradeCheck(String project, String host, String name, String result, String details, Location at)
        implements Subject {

    public boolean hasFailed() {
        return result.equals("Failure");
    }

    public boolean warns() {
        return result.equals("Warning");
    }

    @Override
    public List<String> subjects() {
        return List.of("upgrade-check");
    }

    @Override
    public String seen() {
        return name + ": " + result + (details.isEmpty() || details.equals("None") ? "" : ", " + details);
    }
}
