package org.plumbline.parse.cron;

import java.util.List;

/** Which files of a folder of scripts or tables (cron.daily, cron.d) are used, by name. */
public final class RunParts {

    private static final List<String> LEFTOVERS =
            List.of("~", ".bak", ".orig", ".rpmsave", ".rpmorig", ".rpmnew", ".swp", ".cfsaved", ",v");

    private RunParts() {}

    /** Debian's run-parts and cron: only letters, digits, underscores and hyphens. */
    public static boolean usedOnDebian(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    /** Red Hat's: everything but hidden files and what editors and packages leave behind. */
    public static boolean usedOnRedHat(String name) {
        return !name.isEmpty()
                && !name.startsWith(".")
                && !name.startsWith("#")
                && !name.contains(".dpkg-")
                && LEFTOVERS.stream().noneMatch(name::endsWith);
    }
}
