package org.plumbline.cloud.drift;

import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A unit or container of the cloud that runs, and what brings it back.
 *
 * @param name the unit, or the container
 * @param openstack whether it is a daemon of OpenStack
 * @param atBoot what systemd says of its file, or the container's restart policy: {@code enabled}, {@code unless-stopped}
 * @param onFailure systemd's {@code Restart=}; empty for containers
 * @param clustered whether Pacemaker starts and stops it
 * @param cloned whether Pacemaker lets it run on several nodes at once
 */
public record StartedUnit(
        String host,
        String name,
        boolean openstack,
        String atBoot,
        String onFailure,
        boolean clustered,
        boolean cloned,
        Location at)
        implements Subject {

    private static final Set<String> NOT_AT_BOOT = Set.of("disabled", "masked", "no");

    /** It runs because somebody started it, and is gone after the next boot. */
    public boolean isForgottenAtBoot() {
        return !clustered && NOT_AT_BOOT.contains(atBoot);
    }

    /** systemd starts what Pacemaker wants to start where it likes. */
    public boolean isStartedTwice() {
        return clustered && !cloned && atBoot.equals("enabled");
    }

    /** systemd starts what Pacemaker starts too, and both want it everywhere. */
    public boolean isStartedAhead() {
        return clustered && cloned && atBoot.equals("enabled");
    }

    public boolean staysDead() {
        return openstack && !clustered && onFailure.equals("no");
    }

    @Override
    public List<String> subjects() {
        return List.of("started-unit");
    }

    @Override
    public String seen() {
        return onFailure.isEmpty() && name.indexOf('.') < 0
                ? "container " + name + " has restart policy " + atBoot
                : name + " is " + atBoot + (onFailure.isEmpty() ? "" : ", Restart=" + onFailure);
    }
}
