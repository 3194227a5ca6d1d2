package org.plumbline.cloud.backup;

import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A stored backup that every account of its host may read.
 *
 * @param path the file
 * @param mode nine letters as ls prints them
 * @param at where this was recorded
 */
public record ExposedBackup(String path, String mode, Location at) implements Located {

    @Override
    public String seen() {
        return path + " " + mode;
    }
}
