package org.plumbline.cloud.compute;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * What libvirt and its QEMU driver are told on a hypervisor.
 *
 * @param items options of qemu.conf and libvirtd.conf that are set, by name
 * @param confinement what shows that the kernel confines guests, or does not
 * @param contained whether libvirt runs in a container
 * @param at qemu.conf
 */
public record HypervisorConf(
        String host,
        Map<String, Setting> items,
        Confinement confinement,
        boolean contained,
        List<Quoted> signs,
        Location at)
        implements Configured {

    /** Whether the kernel keeps guests apart by labels or profiles. */
    public enum Confinement {
        ENFORCED,
        OFF,
        UNKNOWN
    }

    /** Guests run without a label or profile of their own. */
    public boolean isUnconfined() {
        return setting("security_driver").mentions("none")
                || setting("security_default_confined").is("0");
    }

    /** Libvirt takes what the kernel offers, and that enforces nothing. */
    public boolean lacksKernel() {
        return !isUnconfined() && !isNamed() && confinement == Confinement.OFF;
    }

    /** Libvirt takes what the kernel offers, and what that is was not recorded. */
    public boolean dependsOnKernel() {
        return !isUnconfined() && !isNamed() && confinement == Confinement.UNKNOWN;
    }

    /** With a driver named, libvirt refuses to start where it does not work. */
    private boolean isNamed() {
        return setting("security_driver").mentions("selinux")
                || setting("security_driver").mentions("apparmor");
    }

    @Override
    public Setting setting(String option) {
        var item = items.get(option);
        return item == null ? Setting.unset(option, at) : item;
    }

    @Override
    public List<String> subjects() {
        return List.of("hypervisor-conf");
    }

    @Override
    public String seen() {
        return signs.isEmpty() ? "settings of libvirt" : signs.get(0).seen();
    }
}
