package org.plumbline.cloud.hardening;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How an OpenStack API on a host finds out who its caller is.
 *
 * @param project {@code nova}
 * @param anonymous whether it believes what the caller says
 * @param how what decides it, for people: {@code [api] auth_strategy = noauth2}
 * @param grounds what was read to tell
 */
public record ApiAuthentication(String project, String host, boolean anonymous, String how, List<Located> grounds)
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
        return List.of(project + "-authentication");
    }

    @Override
    public String seen() {
        return how;
    }
}
