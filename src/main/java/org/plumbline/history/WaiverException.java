package org.plumbline.history;

/** A file of waivers that cannot be used; the message names file, entry and what is wrong. */
public final class WaiverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WaiverException(String file, String what) {
        super("%s: %s".formatted(file, what));
    }
}
