package org.plumbline.cloud;

import org.plumbline.snapshot.Location;

/** A place and what stands there, where no other record of the model says it. */
public record Quoted(Location at, String seen) implements Located {}
