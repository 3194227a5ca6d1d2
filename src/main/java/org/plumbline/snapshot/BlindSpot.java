package org.plumbline.snapshot;

/**
 * Something that could not be seen.
 *
 * @param host the host it belongs to; {@code api} for an API call
 * @param input what was looked for: an absolute path, the id of a row of inputs.yaml, or an API call
 * @param line the first line that could not be understood; 0 where the whole input is missing
 * @param reason why it could not be seen, in one sentence without the input's text
 * @param hint how to get it: a command or a step for the operator; empty when nobody can
 */
public record BlindSpot(String host, String input, int line, String reason, String hint)
        implements Comparable<BlindSpot> {

    public BlindSpot(String host, String input, String reason, String hint) {
        this(host, input, 0, reason, hint);
    }

    @Override
    public int compareTo(BlindSpot other) {
        return (host + '\0' + input + '\0' + line + '\0' + reason)
                .compareTo(other.host + '\0' + other.input + '\0' + other.line + '\0' + other.reason);
    }
}
