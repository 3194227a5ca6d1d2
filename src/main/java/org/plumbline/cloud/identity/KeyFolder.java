package org.plumbline.cloud.identity;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Subject;
import org.plumbline.cloud.hardening.FileRights;
import org.plumbline.snapshot.Location;

/**
 * Who may get at the keys of one keystone host.
 *
 * @param kind {@code fernet-keys} or {@code credential-keys}
 * @param folder the rights of the folder; none where they were not recorded
 * @param keys the rights of the keys in it, as far as they were recorded
 */
public record KeyFolder(String kind, String host, List<FileRights> folder, List<FileRights> keys) implements Subject {

    private Stream<FileRights> all() {
        return Stream.concat(folder.stream(), keys.stream());
    }

    private boolean isClosed() {
        return folder.stream().anyMatch(FileRights::isClosed);
    }

    /** The keys that every account of the host can read. */
    public List<FileRights> open() {
        return isClosed()
                ? List.of()
                : keys.stream().filter(FileRights::isReadByAll).toList();
    }

    public boolean isOpen() {
        return !open().isEmpty();
    }

    /** What belongs to another service. */
    public List<FileRights> foreign() {
        return all().filter(one -> one.isForeignTo("keystone")).toList();
    }

    public boolean isForeign() {
        return !foreign().isEmpty();
    }

    /** The folder can be entered by all, and the rights of the keys were not recorded; or an account has no name. */
    public boolean isUnclear() {
        return (!isClosed() && keys.isEmpty()) || all().anyMatch(one -> one.isUnclearTo("keystone"));
    }

    @Override
    public Location at() {
        return all().findFirst().orElseThrow().at();
    }

    @Override
    public List<Location> sources() {
        return all().map(FileRights::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("key-rights");
    }

    @Override
    public String seen() {
        return all().findFirst().orElseThrow().seen();
    }
}
