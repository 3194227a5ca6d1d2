package org.plumbline.parse.time;

import java.util.Map;
import org.plumbline.snapshot.Location;

/**
 * A source of time that a daemon is configured with.
 *
 * @param kind {@code server}, {@code pool}, {@code peer}, {@code refclock}, {@code broadcastclient}, {@code fallback} …
 * @param name host name, address, or driver and parameter of a reference clock
 * @param options option to its value, empty for one without; e.g. {@code iburst}, {@code maxsources}
 */
public record TimeSource(String kind, String name, Map<String, String> options, Location at) {}
