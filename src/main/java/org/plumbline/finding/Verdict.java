package org.plumbline.finding;

/** What one control says about this cloud; always given with a reason. */
public enum Verdict {
    /** Everything the control needs was seen, and it holds. */
    PASS,
    /** At least one departure was seen. */
    FAIL,
    /** Something that the control needs could not be seen; neither PASS nor FAIL may be said. */
    UNKNOWN,
    /** A fact proves that the control has nothing to speak about. */
    NOT_APPLICABLE,
    /** It fails, and a valid waiver covers every finding. */
    WAIVED
}
