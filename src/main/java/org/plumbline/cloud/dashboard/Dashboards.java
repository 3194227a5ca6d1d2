package org.plumbline.cloud.dashboard;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * All hosts with a dashboard together.
 *
 * @param members at least one
 * @param complete whether no other host can have one
 */
public record Dashboards(List<Dashboard> members, boolean complete) implements Subject {

    public boolean areSeveral() {
        return members.size() > 1;
    }

    public boolean isAlone() {
        return members.size() == 1 && complete;
    }

    public boolean isPerhapsAlone() {
        return members.size() == 1 && !complete;
    }

    public List<Setting> keys() {
        return members.stream().map(Dashboard::key).toList();
    }

    /** Several hosts sign with different keys. */
    public boolean differInKeys() {
        return keys().stream()
                        .filter(key -> key.isSet() && key.known() && !key.is(Dashboard.OWN_KEY))
                        .map(Setting::value)
                        .distinct()
                        .count()
                > 1;
    }

    /** Several hosts, and some sign with a key from a file of their own: equal only where somebody copied it. */
    public boolean makeTheirOwnKeys() {
        return areSeveral() && !differInKeys() && members.stream().anyMatch(Dashboard::makesItsOwnKey);
    }

    @Override
    public String host() {
        return members.get(0).host();
    }

    @Override
    public Location at() {
        return members.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return members.stream().flatMap(member -> member.sources().stream()).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("dashboards");
    }

    @Override
    public String seen() {
        return "dashboards on " + members.size() + " hosts";
    }
}
