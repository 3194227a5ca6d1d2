package org.plumbline.finding;

import org.jspecify.annotations.Nullable;

/**
 * A threshold of a control that a profile may change.
 *
 * @param value the default: a number, a boolean, a string, or a list of strings
 * @param source where the default comes from
 * @param min lowest number a profile may set; null without a bound
 * @param max highest number a profile may set; null without a bound
 */
public record Param(
        Object value,
        String source,
        @Nullable Double min,
        @Nullable Double max) {}
