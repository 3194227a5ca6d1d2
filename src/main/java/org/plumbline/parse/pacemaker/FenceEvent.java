package org.plumbline.parse.pacemaker;

import org.plumbline.snapshot.Location;

/**
 * An entry of the history of fencing.
 *
 * @param action {@code reboot}, {@code off}, {@code on} …
 * @param target the node that was to be fenced
 * @param status {@code success}, {@code failed} or {@code pending}
 * @param completed time as printed; empty while pending or not told
 * @param origin the node whose fencer asked for it; empty when not told
 * @param at where it stands
 */
public record FenceEvent(String action, String target, String status, String completed, String origin, Location at) {}
