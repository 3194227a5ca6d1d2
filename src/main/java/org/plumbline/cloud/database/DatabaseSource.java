package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Where the variables or the state of a database server were read: an option file, or the answer to a query.
 *
 * @param subjects what it tells of
 */
public record DatabaseSource(String host, List<String> subjects, Location at) implements Subject {

    @Override
    public String seen() {
        return "the database on " + host;
    }
}
