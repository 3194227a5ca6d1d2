package org.plumbline.cloud;

import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;

/**
 * A source that its own program would refuse, cut off or overwritten with junk: what was read of it may be true, what
 * seems to be missing from it proves nothing.
 *
 * @param at the place where it breaks
 * @param spot what is wrong
 */
public record UnsoundSource(Location at, BlindSpot spot) {}
