package org.plumbline.cloud.loadbalancer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * One {@code bind} line of HAProxy.
 *
 * @param addresses the IP addresses, in the spelling of {@link IpNetwork#normal}; empty for every address
 * @param ports its ports; the first one of each range
 * @param wildcard whether it listens on every address of the host
 * @param loopback whether it can be reached from the host itself only
 * @param tls whether it terminates TLS
 * @param transparent whether it may bind what the host does not have
 * @param minimum the lowest protocol version it accepts, e.g. {@code TLSv1.2}; unset without TLS
 * @param ciphers the ciphers it offers up to TLS 1.2; unset when the library decides
 * @param at where it stands
 */
public record ProxyBind(
        List<String> addresses,
        List<Integer> ports,
        boolean wildcard,
        boolean loopback,
        boolean tls,
        boolean transparent,
        Setting minimum,
        Setting ciphers,
        Location at,
        String seen)
        implements Located {

    private static final List<String> WEAK =
            List.of("RC4", "3DES", "DES-CBC", "NULL", "EXP", "MD5", "ADH", "AECDH", "LOW", "SSLV2", "SSLV3");

    public boolean allowsOldTls() {
        return tls && minimum.is("SSLv3", "TLSv1.0", "TLSv1.1");
    }

    public boolean hasUnknownMinimum() {
        return tls && !minimum.known();
    }

    /** The ciphers in the list that are broken and not excluded. */
    public List<String> weakCiphers() {
        return Arrays.stream(ciphers.value().split("[:, ]"))
                .filter(cipher -> !cipher.startsWith("!") && !cipher.startsWith("-"))
                .filter(cipher -> WEAK.stream().anyMatch(cipher.toUpperCase(Locale.ROOT)::contains))
                .toList();
    }

    public boolean offersWeakCiphers() {
        return tls && !weakCiphers().isEmpty();
    }
}
