package org.plumbline.rules;

/** A rule file that cannot be used; the message names file, line and what is wrong, for the author of the rule. */
public final class RuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RuleException(String file, int line, String what) {
        super("%s:%d: %s".formatted(file, line, what));
    }

    public RuleException(String what) {
        super(what);
    }
}
