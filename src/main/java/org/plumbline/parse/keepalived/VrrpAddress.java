package org.plumbline.parse.keepalived;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * One address of {@code virtual_ipaddress} or {@code virtual_ipaddress_excluded}.
 *
 * @param address without prefix length
 * @param prefixLength as written; 32 or 128 when it is not
 * @param device the interface it is set on; empty for that of the instance
 * @param at where it stands
 */
public record VrrpAddress(String address, int prefixLength, String device, Location at) {

    static List<VrrpAddress> of(KeepalivedNode instance, String... blocks) {
        var addresses = new ArrayList<VrrpAddress>();
        for (var block : blocks) {
            instance.entries(block).forEach(entry -> addresses.add(of(entry)));
        }
        return addresses;
    }

    private static VrrpAddress of(KeepalivedNode entry) {
        var text = entry.keyword();
        int slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        int full = address.indexOf(':') < 0 ? 32 : 128;
        int device = entry.words().indexOf("dev");
        return new VrrpAddress(
                address,
                slash < 0 ? full : length(text.substring(slash + 1), full),
                device < 0 ? "" : entry.word(device + 1),
                entry.at());
    }

    private static int length(String digits, int full) {
        try {
            return Math.min(Math.max(Integer.parseInt(digits), 0), full);
        } catch (NumberFormatException notANumber) {
            return full;
        }
    }
}
