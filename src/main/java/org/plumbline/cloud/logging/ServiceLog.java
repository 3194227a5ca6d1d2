package org.plumbline.cloud.logging;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Where an OpenStack service logs to, and whether anything keeps that from growing.
 *
 * @param project the project: {@code nova}
 * @param target the log file, its folder where nothing ends its growth; {@code journal} where it logs there only
 * @param bounded whether something ends its growth
 * @param grounds what says so, or what was looked at where nothing does
 */
public record ServiceLog(String project, String host, String target, boolean bounded, List<Located> grounds)
        implements Subject {

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
        return List.of("service-log");
    }

    @Override
    public String seen() {
        return grounds.get(0).seen();
    }
}
