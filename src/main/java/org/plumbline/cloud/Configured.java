package org.plumbline.cloud;

/** A subject with options. A control's {@code needs} may name one as {@code subject#option}. */
public interface Configured extends Subject {

    /**
     * The effective value of an option; never null, an option that nobody set has its default or is {@link
     * Setting.State#UNSET}.
     *
     * @param option the option as its program names it; {@code group.option} for oslo.config
     */
    Setting setting(String option);
}
