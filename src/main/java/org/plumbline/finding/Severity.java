package org.plumbline.finding;

/** What is at stake when the gap is met, worst first. */
public enum Severity {
    /** The whole cloud or its data. */
    CRITICAL(10),
    /** A service, or every service a little. */
    HIGH(5),
    /** Degraded service, slow recovery, or a way in that needs another one. */
    MEDIUM(2),
    LOW(1);

    private final int weight;

    Severity(int weight) {
        this.weight = weight;
    }

    /** The weight of a control in the score (DESIGN 7). */
    public int weight() {
        return weight;
    }

    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
