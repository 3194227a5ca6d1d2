package org.plumbline.finding;

/** What a control protects. */
public enum Pillar {
    AVAILABILITY,
    RECOVERABILITY,
    SECURITY,
    OPERABILITY,
    SCALABILITY
}
