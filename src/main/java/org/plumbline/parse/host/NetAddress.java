package org.plumbline.parse.host;

import org.plumbline.snapshot.Location;

/**
 * One IP address of an interface.
 *
 * @param address without prefix length
 * @param prefixLength of its network
 * @param scope {@code global}, {@code link}, {@code host} …
 * @param secondary whether another address of the same network stands before it on the interface
 * @param at where it stands
 */
public record NetAddress(String address, int prefixLength, String scope, boolean secondary, Location at) {}
