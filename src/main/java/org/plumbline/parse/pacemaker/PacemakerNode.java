package org.plumbline.parse.pacemaker;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * A node of a Pacemaker cluster as configured.
 *
 * @param id node id; empty where the text does not tell it
 * @param name the node's name
 * @param type {@code member} for full members, {@code remote} or {@code ping} as configured
 * @param attributes permanent attributes: standby, maintenance, the operator's own
 * @param at where it stands
 */
public record PacemakerNode(String id, String name, String type, List<AttributeSet> attributes, Location at) {}
