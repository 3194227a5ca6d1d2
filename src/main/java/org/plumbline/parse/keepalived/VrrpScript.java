package org.plumbline.parse.keepalived;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.snapshot.Location;

/** One {@code vrrp_script} of keepalived.conf; its defaults are those of keepalived.conf(5). */
public record VrrpScript(KeepalivedNode block) {

    public String name() {
        return block.word(1);
    }

    public Location at() {
        return block.at();
    }

    /** The command and its arguments, as one line. */
    public String command() {
        return block.last("script")
                .map(script -> String.join(
                        " ", script.words().subList(1, script.words().size())))
                .orElse("");
    }

    /** Path of what is executed: the first word of the command. */
    public String path() {
        var command = command();
        int blank = command.indexOf(' ');
        return blank < 0 ? command : command.substring(0, blank);
    }

    /** Time between two runs. */
    public Duration interval() {
        return block.value("interval").flatMap(VrrpInstance::seconds).orElse(Duration.ofSeconds(1));
    }

    /** Added to or taken from the priority; 0 puts the instance into FAULT state when the script fails. */
    public int weight() {
        return block.number("weight", -254, 254).orElse(0);
    }

    /** Failures in a row before it counts as failed. */
    public int fall() {
        return block.number("fall", 1, Integer.MAX_VALUE).orElse(1);
    }

    /** Successes in a row before it counts as good again. */
    public int rise() {
        return block.number("rise", 1, Integer.MAX_VALUE).orElse(1);
    }

    /** User and group it runs as, where written here. */
    public Optional<List<String>> user() {
        return block.last("user")
                .map(user -> user.words().subList(1, user.words().size()));
    }
}
