package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Where a service keeps its data.
 *
 * @param service {@code nova-conductor}
 * @param setting the URL it connects to, its password redacted
 */
public record DatabaseConnection(String service, String project, String host, Setting setting) implements Subject {

    /** A file on the host itself, or in memory. */
    public boolean isSqlite() {
        return setting.startsWith("sqlite");
    }

    /** The service needs a database and none is named, or what is named was hidden. */
    public boolean isUnclear() {
        return !setting.known() || setting.isBlank();
    }

    @Override
    public Location at() {
        return setting.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("database-connection");
    }

    @Override
    public String seen() {
        return setting.seen();
    }
}
