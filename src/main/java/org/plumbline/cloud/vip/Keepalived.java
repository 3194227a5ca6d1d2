package org.plumbline.cloud.vip;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * The keepalived of one host and its {@code global_defs}.
 *
 * @param inContainer whether it runs in a kolla container, whose scripts come with the image
 * @param scripts what it runs to check things
 * @param options what {@code global_defs} says, by keyword
 * @param at the file it reads first
 */
public record Keepalived(
        String host, boolean inContainer, List<Script> scripts, Map<String, Setting> options, Location at)
        implements Configured {

    /**
     * One {@code vrrp_script}.
     *
     * @param user whom it says to run as; empty when it says nothing
     */
    public record Script(String name, String command, String user, Location at) implements Located {

        @Override
        public String seen() {
            return "vrrp_script " + name + " runs " + command;
        }
    }

    @Override
    public Setting setting(String option) {
        return options.getOrDefault(option, Setting.unset(option, at));
    }

    /** Whether it would run a script that others may have changed. */
    public boolean trustsAnyScript() {
        return !scripts.isEmpty()
                && !inContainer
                && !setting("enable_script_security").isSet();
    }

    /** The scripts that are told to run as root. */
    public List<Script> rootScripts() {
        boolean root = setting("script_user").is("root");
        return scripts.stream()
                .filter(script -> script.user().equals("root") || (script.user().isEmpty() && root))
                .toList();
    }

    public boolean runsScriptsAsRoot() {
        return !inContainer && !rootScripts().isEmpty();
    }

    @Override
    public List<String> subjects() {
        return List.of("keepalived");
    }

    @Override
    public String seen() {
        return "keepalived on " + host;
    }
}
