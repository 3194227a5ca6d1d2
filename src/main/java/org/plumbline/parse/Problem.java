package org.plumbline.parse;

import org.plumbline.snapshot.Location;

/**
 * A line that the format's own program would refuse or that we could not understand.
 *
 * @param at the line
 * @param reason what is wrong, in one sentence; never quotes the line, which may hold a secret
 * @param fatal whether the format's own program would refuse the whole file because of it
 */
public record Problem(Location at, String reason, boolean fatal) {}
