package org.plumbline.parse.haproxy;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * One {@code bind} line.
 *
 * @param addresses where it listens; several may stand on one line, separated by commas
 * @param settings what follows the addresses
 * @param certain false when it may be left out by a conditional block
 * @param at where it stands
 */
public record HaproxyBind(List<HaproxyAddress> addresses, HaproxySettings settings, boolean certain, Location at) {}
