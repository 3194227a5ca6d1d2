package org.plumbline.cloud.time;

import java.util.List;
import org.plumbline.cloud.Located;

/**
 * A host's name that means one address on some hosts and another one elsewhere.
 *
 * @param lines one line for each address
 */
public record NameClash(String name, List<Located> lines) {}
