package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * A piece of software on a host.
 *
 * @param software its name as in software.tsv: {@code haproxy}, {@code nova-api}
 * @param project the OpenStack project it belongs to; {@code infra} for other software
 * @param evidence the strongest sign that it is there
 * @param args its command line, where a process was seen; empty otherwise
 * @param at where that sign is
 */
public record Deployment(
        String software, String project, String host, Evidence evidence, List<String> args, Location at)
        implements Subject {

    /** Signs that a host has a piece of software, strongest first. */
    public enum Evidence {
        /** A unit, process or container runs. */
        RUNNING,
        /** An API or a cluster lists it on this host. */
        REGISTERED,
        /** It is configured, and nothing was seen that tells what runs on the host. */
        CONFIGURED,
        /** It is set up to run, and does not run. */
        STOPPED,
        /** Only its package is there. */
        INSTALLED
    }

    /** Whether the host has this role, as opposed to a left-over package or file. */
    public boolean isRole() {
        return evidence.compareTo(Evidence.CONFIGURED) <= 0;
    }

    @Override
    public List<String> subjects() {
        return isRole() ? List.of("deployment:" + software) : List.of();
    }

    @Override
    public String seen() {
        return switch (evidence) {
            case RUNNING -> software + " runs";
            case REGISTERED -> software + " is registered";
            case CONFIGURED -> software + " is configured";
            case STOPPED -> software + " does not run";
            case INSTALLED -> software + " is installed";
        };
    }
}
