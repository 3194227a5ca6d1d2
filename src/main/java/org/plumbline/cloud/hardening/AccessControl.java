package org.plumbline.cloud.hardening;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The mandatory access control of a host: SELinux or AppArmor.
 *
 * @param system {@code SELinux}, {@code AppArmor}, or both with an "or" where neither is on
 * @param state whether it holds programs back
 * @param how what was seen, for people: {@code SELinux is permissive}
 */
public record AccessControl(String host, String system, State state, String how, Location at) implements Subject {

    /** What happens to a program that does what its policy forbids. */
    public enum State {
        /** It is held back. */
        ENFORCING,
        /** It is held back until the next boot. */
        UNTIL_BOOT,
        /** It is written down and let do. */
        PERMISSIVE,
        /** Nobody looks. */
        OFF
    }

    public boolean isOff() {
        return state == State.OFF;
    }

    public boolean isPermissive() {
        return state == State.PERMISSIVE;
    }

    public boolean endsAtBoot() {
        return state == State.UNTIL_BOOT;
    }

    @Override
    public List<String> subjects() {
        return List.of("access-control");
    }

    @Override
    public String seen() {
        return how;
    }
}
