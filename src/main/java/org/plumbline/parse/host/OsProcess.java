package org.plumbline.parse.host;

import org.plumbline.snapshot.Location;

/**
 * A process of a host.
 *
 * @param pid its number
 * @param parent the number of its parent; -1 when not listed
 * @param user name or number of its user, as ps shortens it ({@code message+}); empty when not listed
 * @param residentBytes memory in RAM; -1 when not listed
 * @param started when it was started, as ps writes it; empty when not listed
 * @param args command line, or the bracketed name of a kernel thread
 * @param at the line
 */
public record OsProcess(
        long pid, long parent, String user, long residentBytes, String started, String args, Location at) {

    /** Name of the program without its folder: {@code mariadbd}. */
    public String program() {
        int blank = args.indexOf(' ');
        var path = blank < 0 ? args : args.substring(0, blank);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
