package org.plumbline.cloud.hardening;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * How a host lets people in over SSH.
 *
 * @param settings keyword in lower case to the value in effect for connections that no {@code Match} block speaks of
 * @param exceptions what {@code Match} blocks allow beyond that: passwords, root
 */
public record SshServer(String host, Map<String, Setting> settings, List<Setting> exceptions, Location at)
        implements Configured {

    private static final Set<String> STRONG = Set.of("publickey", "gssapi-with-mic", "hostbased");

    /** Whoever knows an account's password gets in: password alone is enough. */
    public boolean acceptsPasswords() {
        return setting("passwordauthentication").isTrue() && passwordIsEnough();
    }

    public boolean acceptsRootsPassword() {
        return acceptsPasswords() && setting("permitrootlogin").isTrue();
    }

    /** Root may log in however anybody may, and nobody may with a password: one changed option opens the door. */
    public boolean dependsOnOneOption() {
        return setting("permitrootlogin").isTrue()
                && setting("passwordauthentication").known()
                && !acceptsPasswords();
    }

    /** PAM may ask for the password although password logins are off. */
    public boolean mayAskThroughPam() {
        return setting("passwordauthentication").isFalse()
                && setting("kbdinteractiveauthentication").isTrue()
                && setting("usepam").isTrue()
                && passwordIsEnough();
    }

    /** Each list of methods that must all succeed; a list with none of the strong ones can be passed by a password. */
    private boolean passwordIsEnough() {
        var methods = setting("authenticationmethods");
        return methods.isUnset()
                || methods.is("any")
                || methods.known()
                        && Arrays.stream(methods.value().strip().split("\\s+"))
                                .anyMatch(list -> Arrays.stream(list.split(","))
                                        .map(method -> method.replaceFirst(":.*", ""))
                                        .noneMatch(STRONG::contains));
    }

    @Override
    public Setting setting(String option) {
        var setting = settings.get(option);
        return setting == null ? Setting.unreadable(option, at, "sshd was not asked for it") : setting;
    }

    @Override
    public List<String> subjects() {
        return List.of("ssh-server");
    }

    @Override
    public String seen() {
        return "sshd on " + host;
    }
}
