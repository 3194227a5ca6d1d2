package org.plumbline.cloud;

import org.plumbline.snapshot.Location;

/** Something that was read somewhere, and can therefore be evidence. */
public interface Located {

    Location at();

    /** What was seen there, in one short line for people; redacted like all text of a snapshot. */
    String seen();
}
