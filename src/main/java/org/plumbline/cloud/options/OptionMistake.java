package org.plumbline.cloud.options;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * An option that its service does not take as whoever set it expects, or will not for long.
 *
 * @param releases of which projects, each with its series: {@code nova zed}
 * @param option {@code group.option} as it was set
 * @param instead the option that is meant or has taken its place, as {@code [group] option}, several with "or" between;
 *     empty where there is none
 * @param expected what a value must be; empty where the value is not the mistake
 * @param settings where it was set, on all hosts; never empty
 */
public record OptionMistake(
        Kind kind, List<String> releases, String option, String instead, String expected, List<Setting> settings)
        implements Located {

    /** What is wrong with it. */
    public enum Kind {
        /** Its release has no such option, but one of almost the same name. */
        MISSPELT,
        /** Its release reads an option of this name in another group only. */
        MISPLACED,
        /** Earlier releases read it, this one does not. */
        REMOVED,
        /** It is read under this name still, and has a new one. */
        RENAMED,
        /** It is read still, and upstream is to remove it. */
        LEAVING,
        /** The service refuses the value. */
        INVALID,
        /** Only some values are taken, and which one is set does not show: it was masked, or refers to what is not there. */
        HIDDEN
    }

    /** The same mistake, made here and there. */
    public OptionMistake and(OptionMistake other) {
        return new OptionMistake(
                kind,
                Stream.concat(releases.stream(), other.releases.stream())
                        .distinct()
                        .toList(),
                option,
                instead,
                expected,
                Stream.concat(settings.stream(), other.settings.stream())
                        .sorted(Comparator.comparing(Located::at))
                        .toList());
    }

    /** {@code cinder zed, nova zed}. */
    public String releasesText() {
        return String.join(", ", releases);
    }

    /** {@code [DEFAULT] debug}. */
    public String optionText() {
        return text(option);
    }

    /** {@code DEFAULT.debug} as it stands in a file: {@code [DEFAULT] debug}. */
    public static String text(String option) {
        int dot = option.indexOf('.');
        return "[" + option.substring(0, dot) + "] " + option.substring(dot + 1);
    }

    @Override
    public Location at() {
        return settings.get(0).at();
    }

    @Override
    public String seen() {
        return settings.get(0).seen();
    }
}
