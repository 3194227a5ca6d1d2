package org.plumbline.snapshot;

/** What was given is no snapshot, or nothing of it can be read. The message is for people and names the path. */
public final class SnapshotException extends Exception {

    private static final long serialVersionUID = 1L;

    SnapshotException(String message) {
        super(message);
    }

    SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
