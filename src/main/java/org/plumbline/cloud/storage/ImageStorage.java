package org.plumbline.cloud.storage;

import java.util.List;
import org.plumbline.cloud.Located;

/**
 * Where the glance hosts together put new images.
 *
 * @param stores one per host; at least one
 */
public record ImageStorage(List<ImageStore> stores) {

    /** Several hosts, and at least one of them keeps images to itself. */
    public boolean split() {
        return stores.size() > 1 && (stores.stream().anyMatch(ImageStore::isLocal) || apart());
    }

    /** Every host has a network file system, but not all the same one. */
    private boolean apart() {
        return stores.stream()
                        .allMatch(store -> store.isFile() && !store.source().isEmpty())
                && stores.stream().map(ImageStore::source).distinct().count() > 1;
    }

    /** One host, with the images on its own disk. */
    public boolean onOneDisk() {
        return stores.size() == 1 && stores.get(0).isLocal();
    }

    public boolean unclear() {
        return stores.stream().anyMatch(ImageStore::isUnclear);
    }

    /** The kinds of stores differ between hosts. */
    public boolean mixed() {
        return stores.stream().map(ImageStore::type).distinct().count() > 1;
    }

    public List<Located> evidence() {
        return stores.stream().flatMap(store -> store.evidence().stream()).toList();
    }
}
