package org.plumbline.cloud.compute;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Whether and how the hypervisor's control daemon can be reached over plain TCP.
 *
 * @param listening whether it listens on a TCP port without TLS, beyond the loopback interface
 * @param auth who is let in there: {@code none}, {@code sasl}; empty when it does not listen
 * @param mechanism mechanisms of SASL where it is asked; empty where they were not seen
 * @param grounds what was read to tell
 * @param sources everything that could have told
 */
public record LibvirtRemote(
        String host, boolean listening, String auth, String mechanism, List<Located> grounds, List<Location> sources)
        implements Subject {

    /** Anybody on the network is root on the hypervisor. */
    public boolean open() {
        return listening && auth.equals("none");
    }

    /** Passwords are asked for, by a mechanism that no longer protects them or what follows. */
    public boolean weak() {
        return listening && auth.equals("sasl") && (mechanism.contains("digest") || mechanism.contains("scram"));
    }

    public boolean unclear() {
        return listening && auth.equals("sasl") && mechanism.isEmpty();
    }

    @Override
    public Location at() {
        return grounds.get(0).at();
    }

    @Override
    public List<String> subjects() {
        return List.of("libvirt-remote");
    }

    @Override
    public String seen() {
        return listening ? "libvirt listens on TCP, authentication " + auth : "libvirt does not listen on plain TCP";
    }
}
