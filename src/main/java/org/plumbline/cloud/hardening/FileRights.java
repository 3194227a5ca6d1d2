package org.plumbline.cloud.hardening;

import java.util.Arrays;
import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Who may read and change a file or folder of a service's configuration, as the service itself sees it: for a container,
 * inside of it.
 *
 * @param project the project whose file it is: {@code keystone}
 * @param path absolute path
 * @param kind what it is
 * @param mode permission bits, {@code 0640}
 * @param owner the account's name; its number where the name is not known
 * @param group the group's name; its number where the name is not known
 * @param at where this was read
 */
public record FileRights(
        String project, String host, String path, Kind kind, int mode, String owner, String group, Location at)
        implements Subject {

    /** What a file holds. */
    public enum Kind {
        /** Options, passwords among them. */
        SETTINGS,
        /** Pipelines, policies, logging: what the service does, and no secret. */
        BEHAVIOUR,
        /** A folder of one of these. */
        FOLDER
    }

    private static final int OTHERS = 0007;
    private static final int OTHERS_READ = 0004;
    private static final int GROUP = 0070;
    private static final int GROUP_READ = 0040;

    /** Every account of the host can read passwords in it. */
    public boolean isReadByAll() {
        return kind == Kind.SETTINGS && (mode & OTHERS_READ) != 0;
    }

    /** One of these groups, to which many accounts belong, can read passwords in it. */
    public boolean isReadByGroup(String... groups) {
        return kind == Kind.SETTINGS
                && (mode & GROUP_READ) != 0
                && Arrays.asList(groups).contains(group);
    }

    /** Nobody but owner and group gets into the folder. */
    public boolean isClosed() {
        return kind == Kind.FOLDER && (mode & OTHERS) == 0;
    }

    /** It belongs to an account, or gives rights to a group, that is neither root's nor one of these. */
    public boolean isForeignTo(String... accounts) {
        return isForeign(owner, accounts) || ((mode & GROUP) != 0 && isForeign(group, accounts));
    }

    /** A number stands for an account or a group that may be foreign. */
    public boolean isUnclearTo(String... accounts) {
        return !isForeignTo(accounts) && (isNumber(owner) || ((mode & GROUP) != 0 && isNumber(group)));
    }

    private static boolean isForeign(String name, String... accounts) {
        return !isNumber(name)
                && !name.equals("root")
                && !Arrays.asList(accounts).contains(name);
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code owner:group 640}. */
    public String rights() {
        return owner + ":" + group + " " + Integer.toOctalString(mode);
    }

    @Override
    public List<String> subjects() {
        return List.of("file-rights:" + project);
    }

    @Override
    public String seen() {
        return path + " is " + rights();
    }
}
