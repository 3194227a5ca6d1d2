package org.plumbline.cloud.hardening;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What the kernel of a host lets others do to it, as it runs.
 *
 * @param sourceRouted the settings that let a sender say which way its packets take
 * @param redirected the settings that let a neighbour change the host's routes
 * @param redirecting the settings with which the host changes its neighbours' routes though it does not route
 * @param others further switches that are not as they should be
 * @param at the output that tells
 */
public record KernelDefence(
        String host,
        List<Setting> sourceRouted,
        List<Setting> redirected,
        List<Setting> redirecting,
        List<Setting> others,
        Location at)
        implements Subject {

    public boolean isSourceRouted() {
        return !sourceRouted.isEmpty();
    }

    public boolean isRedirected() {
        return !redirected.isEmpty();
    }

    public boolean isRedirecting() {
        return !redirecting.isEmpty();
    }

    public boolean isWeakened() {
        return !others.isEmpty();
    }

    /** {@code kernel.randomize_va_space = 0}. */
    public String othersText() {
        return others.stream().map(Setting::seen).collect(joining(", "));
    }

    @Override
    public List<String> subjects() {
        return List.of("kernel-defence");
    }

    @Override
    public String seen() {
        return "kernel parameters of " + host;
    }
}
