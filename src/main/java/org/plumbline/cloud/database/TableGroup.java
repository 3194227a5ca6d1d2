package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The tables of one schema that one storage engine keeps.
 *
 * @param engine the storage engine; empty for views
 * @param tables how many
 * @param bytes data and indexes
 */
public record TableGroup(String host, String schema, String engine, long tables, long bytes, Location at)
        implements Subject {

    /** Whether it belongs to the server itself. */
    public boolean system() {
        return schema.equals("mysql")
                || schema.equals("sys")
                || schema.equals("information_schema")
                || schema.equals("performance_schema");
    }

    /** Tables that Galera does not replicate. */
    public boolean unreplicated() {
        return !system() && !engine.isEmpty() && !engine.equalsIgnoreCase("InnoDB");
    }

    @Override
    public List<String> subjects() {
        return List.of("database-tables");
    }

    @Override
    public String seen() {
        return schema + ": " + tables + " tables, engine " + (engine.isEmpty() ? "none" : engine);
    }
}
