package org.plumbline.cloud.topology;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How often the workers of a project report, and how long its controllers wait before they take one for dead.
 *
 * @param project {@code nova}
 * @param intervals every worker's interval in seconds; at least one
 * @param patience every controller's waiting time in seconds; at least one
 */
public record Heartbeat(String project, List<Setting> intervals, List<Setting> patience) implements Subject {

    /** Whether some worker may miss fewer reports than this before a controller gives it up. */
    public boolean givesUpBefore(double reports) {
        return shortest().number() < reports * longest().number();
    }

    /** Whether the controllers do not agree on who is alive. */
    public boolean disagrees() {
        return patience.stream()
                        .filter(Setting::known)
                        .map(Setting::number)
                        .distinct()
                        .count()
                > 1;
    }

    /** Whether a value is not known. */
    public boolean unclear() {
        return !intervals.stream().allMatch(Setting::known)
                || !patience.stream().allMatch(Setting::known);
    }

    private Setting longest() {
        return intervals.stream().max(comparingDouble(Setting::number)).orElseThrow();
    }

    private Setting shortest() {
        return patience.stream().min(comparingDouble(Setting::number)).orElseThrow();
    }

    /** {@code 60 s for reports every 10 s}. */
    public String terms() {
        return shortest().value() + " s for reports every " + longest().value() + " s";
    }

    public List<Setting> extremes() {
        return List.of(shortest(), longest());
    }

    @Override
    public String host() {
        return at().host();
    }

    @Override
    public Location at() {
        return patience.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return Stream.concat(patience.stream(), intervals.stream())
                .map(Setting::at)
                .distinct()
                .toList();
    }

    @Override
    public List<String> subjects() {
        return List.of(project + "-heartbeat");
    }

    @Override
    public String seen() {
        return shortest().seen();
    }
}
