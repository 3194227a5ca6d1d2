package org.plumbline.gate;

/** A profile that cannot be used; the message names the place and what is wrong, for the person who wrote it. */
public final class ProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProfileException(String where, String what) {
        super(where + ": " + what);
    }
}
