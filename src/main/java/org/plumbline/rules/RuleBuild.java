package org.plumbline.rules;

/** Build step: turns rules/ into classes. */
public final class RuleBuild {

    private RuleBuild() {}

    public static void main(String[] args) {}
}
