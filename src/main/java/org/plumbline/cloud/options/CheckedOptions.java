package org.plumbline.cloud.options;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A project whose options were held against what its release declares.
 *
 * @param release project and series: {@code nova zed}
 * @param options number of different options that are set
 * @param sources the files that were read, on all hosts
 */
public record CheckedOptions(String release, int options, List<Location> sources) implements Subject {

    @Override
    public String host() {
        return at().host();
    }

    @Override
    public Location at() {
        return sources.get(0);
    }

    @Override
    public List<String> subjects() {
        return List.of("checked-options");
    }

    @Override
    public String seen() {
        return options + " options of " + release;
    }
}
