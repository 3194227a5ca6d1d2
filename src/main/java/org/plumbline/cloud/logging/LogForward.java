package org.plumbline.cloud.logging;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Whether a machine sends its logs to another one.
 *
 * @param sends whether it does
 * @param grounds what sends them, or what was looked at where nothing does
 */
public record LogForward(String host, boolean sends, List<Located> grounds) implements Subject {

    @Override
    public Location at() {
        return grounds.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return grounds.stream().map(Located::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("log-forward");
    }

    @Override
    public String seen() {
        return grounds.get(0).seen();
    }
}
