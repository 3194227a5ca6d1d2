package org.plumbline.gate;

import java.util.Arrays;
import java.util.Optional;

/** What a profile can demand before it calls a cloud ready. */
public enum GateCondition {
    NO_GAP("no-critical-or-high-gap", "No critical or high gap is open at or below the target stage"),
    NO_SINGLE_HOST_LOSS("no-single-host-loss", "No loss of a single host takes a control-plane capability down"),
    COVERAGE("coverage", "Enough of what the target stage asks for could be judged"),
    NO_EXPIRED_WAIVER("no-expired-waiver", "No waiver has expired");

    private final String id;
    private final String title;

    GateCondition(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name in profiles and results. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    static Optional<GateCondition> named(String id) {
        return Arrays.stream(values())
                .filter(condition -> condition.id.equals(id))
                .findFirst();
    }
}
