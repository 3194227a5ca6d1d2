package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * An option of highly available routers on every L3 agent.
 *
 * @param option {@code ha_vrrp_advert_int}, {@code ha_vrrp_auth_password} …
 * @param values the agents' values; at least one
 */
public record L3HaOption(String option, List<Setting> values) implements Subject {

    public boolean disagrees() {
        return values.stream()
                        .filter(Setting::known)
                        .map(Setting::value)
                        .distinct()
                        .count()
                > 1;
    }

    public boolean unclear() {
        return values.size() > 1 && !values.stream().allMatch(Setting::known);
    }

    @Override
    public String host() {
        return at().host();
    }

    @Override
    public Location at() {
        return values.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return values.stream().map(Setting::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("l3-ha-option");
    }

    @Override
    public String seen() {
        return values.get(0).seen();
    }
}
