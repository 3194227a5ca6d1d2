package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Which tables of a server have no primary key.
 *
 * @param tables {@code schema.table}, sorted; often none
 */
public record KeylessTables(String host, List<String> tables, Location at) implements Subject {

    public boolean any() {
        return !tables.isEmpty();
    }

    @Override
    public List<String> subjects() {
        return List.of("keyless-tables");
    }

    @Override
    public String seen() {
        return tables.size() + " tables without primary key";
    }
}
