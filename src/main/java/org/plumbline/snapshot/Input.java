package org.plumbline.snapshot;

import java.util.List;
import java.util.Set;

/**
 * One row of inputs.yaml: one datum that a collector can get, and how to find it again in a snapshot that others made.
 *
 * @param id what snapshots, controls and blind spots call it; for a command also the base name of its recorded output
 * @param kind what it is
 * @param paths path patterns on the host ({@code *}: one segment or a part of one, {@code **}: any number of segments);
 *     for a command the files that hold the same text as its output
 * @param run the command to run live, or the request of an API call; empty for files
 * @param container name of the kolla container to run the command in; empty to run it on the host
 * @param sos commands whose output an sosreport has, best first; {@code *} stands for any text
 * @param accepted exit codes with which the output still says what it should
 * @param parser the format of the text, as the package parse calls it
 * @param whole whether the whole content is one secret
 * @param aliases whether links here are only other names, so that their targets need not be there
 * @param sensitive names of fields that are secret here although their name does not say so
 * @param limit the most bytes that are read of it
 * @param privilege who may read it: {@code any} or {@code root}; for API calls {@code reader} or {@code admin}
 * @param why what it is good for, in one sentence
 */
public record Input(
        String id,
        Kind kind,
        List<String> paths,
        String run,
        String container,
        List<String> sos,
        Set<Integer> accepted,
        String parser,
        boolean whole,
        boolean aliases,
        Set<String> sensitive,
        int limit,
        String privilege,
        String why) {

    /** What holds for a recorded output or API response that the table does not have. */
    static final Input UNDESCRIBED = new Input(
            "",
            Kind.COMMAND,
            List.of(),
            "",
            "",
            List.of(),
            Set.of(0),
            "text",
            false,
            false,
            Set.of(),
            64 << 20,
            "any",
            "");

    /** What an input is: a file of a host, the output of a command on a host, or an API response. */
    public enum Kind {
        FILE,
        COMMAND,
        API
    }
}
