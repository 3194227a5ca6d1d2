package org.plumbline.cloud.object;

import java.util.List;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The files of one host of swift against those of all its storage hosts.
 *
 * @param host the host that asked
 * @param file {@code object}, {@code container} or {@code account} for the rings of that kind, or {@code swift.conf}
 * @param matched hosts with the same files
 * @param hosts hosts that were asked
 * @param different what it says of hosts that have others
 */
public record RingCheck(String host, String file, int matched, int hosts, List<Quoted> different, Location at)
        implements Subject {

    public boolean differs() {
        return !different.isEmpty();
    }

    /** Hosts did not answer, so what they have is not known. */
    public boolean isIncomplete() {
        return different.isEmpty() && (matched < hosts || hosts == 0);
    }

    /** {@code the rings of objects}. */
    public String what() {
        return file.equals("swift.conf") ? file : "the rings of " + file + "s";
    }

    @Override
    public List<String> subjects() {
        return List.of("ring-check:" + file);
    }

    @Override
    public String seen() {
        return what() + " are alike on " + matched + " of " + hosts + " hosts";
    }
}
