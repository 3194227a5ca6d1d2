package org.plumbline.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The go-live verdict of a profile and what it rests on.
 *
 * @param verdict what it comes to
 * @param conditions every condition of the profile, in the profile's order
 * @param summary the verdict in one sentence
 * @param exitCode the exit code of an audit that ends so
 */
public record GateResult(GoLive verdict, List<Condition> conditions, String summary, int exitCode) {

    /** May it go live? */
    public enum GoLive {
        READY("READY"),
        READY_WITH_WAIVERS("READY WITH WAIVERS"),
        NOT_READY("NOT READY"),
        /** No condition is known to be broken, but not all are known to be met. */
        UNDETERMINED("UNDETERMINED");

        private final String label;

        GoLive(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One condition held against this cloud.
     *
     * @param met null where it is not known
     */
    public record Condition(
            String id, String title, @Nullable Boolean met, String reason) {}
}
