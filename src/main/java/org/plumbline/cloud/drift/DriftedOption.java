package org.plumbline.cloud.drift;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * An option that replicas of a service should read alike, and do not, or perhaps do not.
 *
 * @param project {@code nova}
 * @param option {@code group.option}
 * @param values its value on each host
 * @param weighty whether security or availability hang on it
 * @param certain whether values differ; else some host does not show its own: it was masked, the process would refuse
 *     it, or it is a default that is not known here
 */
public record DriftedOption(String project, String option, List<Setting> values, boolean weighty, boolean certain)
        implements Located {

    /** {@code [DEFAULT] debug}. */
    public String optionText() {
        int dot = option.indexOf('.');
        return "[" + option.substring(0, dot) + "] " + option.substring(dot + 1);
    }

    @Override
    public Location at() {
        return values.get(0).at();
    }

    @Override
    public String seen() {
        return values.get(0).seen();
    }
}
