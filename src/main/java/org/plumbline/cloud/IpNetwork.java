package org.plumbline.cloud;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** IP addresses and networks as text that can be compared. Never asks DNS. */
public final class IpNetwork {

    private static final int V4 = 4;
    private static final int V6 = 16;

    private IpNetwork() {}

    /** An address in one spelling: IPv6 without leading zeros or {@code ::}; other text in lower case as it is. */
    public static String normal(String address) {
        var bytes = bytes(address);
        return bytes == null ? address.strip().toLowerCase(Locale.ROOT) : text(bytes);
    }

    /** The network that an address lies in, e.g. {@code 10.0.0.0/24}; empty when it is no IP address. */
    public static String of(String address, int prefixLength) {
        var bytes = bytes(address);
        if (bytes == null) {
            return "";
        }
        for (int bit = prefixLength; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return text(bytes) + "/" + prefixLength;
    }

    /** Whether an address lies in a network that {@link #of} gave. */
    public static boolean contains(String network, String address) {
        int slash = network.indexOf('/');
        return slash > 0
                && of(address, Integer.parseInt(network, slash + 1, network.length(), 10))
                        .equals(network);
    }

    public static boolean isLoopback(String address) {
        return address.startsWith("127.") || normal(address).equals("0:0:0:0:0:0:0:1");
    }

    private static String text(byte[] bytes) {
        var text = new StringBuilder();
        int step = bytes.length == V4 ? 1 : 2;
        for (int i = 0; i < bytes.length; i += step) {
            int part = bytes[i] & 0xff;
            text.append(i == 0 ? "" : step == 1 ? "." : ":");
            text.append(step == 1 ? Integer.toString(part) : Integer.toHexString(part << 8 | bytes[i + 1] & 0xff));
        }
        return text.toString();
    }

    private static byte @Nullable [] bytes(String address) {
        var text = address.strip();
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    private static byte @Nullable [] v4(String text) {
        var parts = text.split("\\.", -1);
        var bytes = new byte[V4];
        for (int i = 0; i < V4; i++) {
            int part = parts.length == V4 ? number(parts[i], 10) : -1;
            if (part < 0 || part > 255) {
                return null;
            }
            bytes[i] = (byte) part;
        }
        return bytes;
    }

    private static byte @Nullable [] v6(String text) {
        int gap = text.indexOf("::");
        var head = groups(gap < 0 ? text : text.substring(0, gap));
        var tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        int known = head.length + tail.length;
        if (gap < 0 ? known != 8 : known > 7) {
            return null;
        }
        var bytes = new byte[V6];
        for (int i = 0; i < known; i++) {
            int group = number(i < head.length ? head[i] : tail[i - head.length], 16);
            if (group < 0 || group > 0xffff) {
                return null;
            }
            int at = 2 * (i < head.length ? i : 8 - known + i);
            bytes[at] = (byte) (group >> 8);
            bytes[at + 1] = (byte) group;
        }
        return bytes;
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static int number(String digits, int radix) {
        try {
            return digits.length() > 4 || digits.startsWith("+") || digits.startsWith("-")
                    ? -1
                    : Integer.parseInt(digits, radix);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
