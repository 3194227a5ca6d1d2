package org.plumbline.parse;

import java.util.List;
import org.plumbline.snapshot.SourceFile;

/** The files that a configuration pulls in; the caller knows where they are. */
@FunctionalInterface
public interface Includes {

    /** No file is there, so that an include is only kept as what it is. */
    Includes NONE = pattern -> List.of();

    /**
     * The files that match, in the order in which the program reads them.
     *
     * @param pattern absolute path, possibly with {@code *}
     */
    List<SourceFile> matching(String pattern);
}
