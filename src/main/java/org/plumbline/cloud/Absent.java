package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * Proof that this cloud has no such subject on any host.
 *
 * @param subject its name
 * @param reason what proves it, in one sentence
 * @param proof the sources that prove it; at least one
 */
public record Absent(String subject, String reason, List<Location> proof) {}
