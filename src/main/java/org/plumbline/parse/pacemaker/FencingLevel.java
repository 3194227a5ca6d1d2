package org.plumbline.parse.pacemaker;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * One step of the fencing of a node: all its devices must succeed, else the next index is tried.
 *
 * @param targetKind how the node is named: {@code target} (name), {@code target-pattern} (regular expression) or
 *     {@code target-attribute} (attribute=value)
 * @param target the name, the expression, or attribute=value
 * @param index 1 to 9, tried in this order; 0 when not readable
 * @param devices ids of fence devices
 * @param at where it stands
 */
public record FencingLevel(String targetKind, String target, int index, List<String> devices, Location at) {}
