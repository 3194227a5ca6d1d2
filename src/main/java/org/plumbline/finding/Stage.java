package org.plumbline.finding;

/** The rungs of the ladder, lowest first: where a gap must be closed at the latest. */
public enum Stage {
    HOW_TO("how-to"),
    POC("poc"),
    PRODUCTION("production");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** The name in rule headers, results and reports. */
    public String label() {
        return label;
    }
}
