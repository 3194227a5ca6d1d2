package org.plumbline.cloud.hardening;

import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * Something that runs on a host of the cloud and has no business there.
 *
 * @param name what it is, for people: {@code the printing service CUPS}
 * @param open whether it lets anybody who reaches it take over the host
 * @param proof where it shows
 */
public record UnneededService(String host, String name, boolean open, Located proof) implements Located {

    @Override
    public Location at() {
        return proof.at();
    }

    @Override
    public String seen() {
        return proof.seen();
    }
}
