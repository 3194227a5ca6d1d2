package org.plumbline.report;

/** A stored result that cannot be used; the message names the file and what is wrong. */
public final class ResultException extends Exception {

    private static final long serialVersionUID = 1L;

    ResultException(String file, String what) {
        super(file + ": " + what);
    }
}
