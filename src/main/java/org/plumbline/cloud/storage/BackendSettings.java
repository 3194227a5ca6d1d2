package org.plumbline.cloud.storage;

import java.util.Arrays;
import java.util.List;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A storage backend as one cinder-volume is told to drive it.
 *
 * @param name its section of cinder.conf
 * @param service the cinder-volume, with all of its options
 * @param driver the class that drives the storage
 * @param array whether the host's disks for LVM come from an array over several paths
 */
public record BackendSettings(String name, Service service, Setting driver, boolean array) implements Configured {

    private static final String SHARED = "backend_defaults.";

    /** Parts of the names of drivers whose storage is reached over a network of many paths. */
    private static final List<String> PATHS =
            List.of("iscsi", "fibrechannel", "fibre_channel", ".fc.", "_fc.", "fcdriver", "nvme");

    /** Drivers that take one way, or find their ways themselves. */
    private static final List<String> NO_PATHS = List.of(
            "rbd",
            "nfs",
            "lvm",
            "gpfs",
            "quobyte",
            "vmware",
            "storpool",
            "linstor",
            "vzstorage",
            "glusterfs",
            "spdk",
            "fake");

    /** The option of this backend; else that of all backends; else its default. */
    @Override
    public Setting setting(String option) {
        var own = service.setting(name + '.' + option);
        return own.isSet() ? own : service.setting(SHARED + option);
    }

    public boolean isLvm() {
        return driver.mentions("lvm");
    }

    /** Volumes lie on disks that are lost with the host. */
    public boolean isLocal() {
        return isLvm() && !array;
    }

    public boolean isNas() {
        return driver.mentions("nfs") || setting("netapp_storage_protocol").is("nfs");
    }

    /** Volumes are attached over a network with several ways to the storage. */
    public boolean hasPaths() {
        return !isLvm()
                && !isNas()
                && (PATHS.stream().anyMatch(driver::mentions)
                        || setting("netapp_storage_protocol").is("iscsi", "fc", "nvme"));
    }

    /** Whether it has several ways is not told by the driver's name. */
    public boolean isUnclear() {
        return !hasPaths() && !isNas() && (!driver.known() || NO_PATHS.stream().noneMatch(driver::mentions));
    }

    /** Any of these is off. */
    public boolean isOff(String... options) {
        return Arrays.stream(options).anyMatch(option -> setting(option).isFalse());
    }

    public List<Setting> settings(String... options) {
        return Arrays.stream(options).map(this::setting).toList();
    }

    @Override
    public String host() {
        return service.host();
    }

    @Override
    public Location at() {
        return driver.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("backend-settings");
    }

    @Override
    public String seen() {
        return "backend " + name + " is driven by " + driver.value();
    }
}
