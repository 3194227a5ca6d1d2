package org.plumbline.cloud.storage;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * cinder's own way to copy volumes elsewhere.
 *
 * @param services its workers as the API lists them
 * @param stores where each host that runs it puts the copies
 * @param at the API's list
 */
public record VolumeBackup(List<ApiService> services, List<BackupStore> stores, Location at) implements Subject {

    /** Nobody can make or restore a backup now. */
    public boolean isDown() {
        return services.stream().noneMatch(service -> service.enabled() && service.up());
    }

    public List<Located> evidence() {
        return services.isEmpty()
                ? List.of(this)
                : services.stream().<Located>map(service -> service).toList();
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("volume-backup");
    }

    @Override
    public List<Location> sources() {
        return Stream.concat(Stream.of(at), stores.stream().map(BackupStore::at))
                .distinct()
                .toList();
    }

    @Override
    public String seen() {
        return services.size() + " workers of cinder-backup are listed";
    }
}
