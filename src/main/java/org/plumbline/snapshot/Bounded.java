package org.plumbline.snapshot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An unpacked stream that stops where it has become much larger than what it was packed in. */
final class Bounded extends Counted {

    private static final int BUFFER = 1 << 16;

    private final Counted packed;
    private final Limits limits;

    /** The archive holds more than it may. */
    static final class BombException extends IOException {

        private static final long serialVersionUID = 1L;

        BombException(String reason) {
            super(reason);
        }
    }

    Bounded(InputStream unpacked, Counted packed, Limits limits) {
        super(new BufferedInputStream(unpacked, BUFFER));
        this.packed = packed;
        this.limits = limits;
    }

    @Override
    void advance(long bytes) throws IOException {
        super.advance(bytes);
        if (count() > limits.unpacked() || (count() > limits.free() && count() / limits.ratio() > packed.count())) {
            throw new BombException("the archive unpacks to far more than its size");
        }
    }
}
