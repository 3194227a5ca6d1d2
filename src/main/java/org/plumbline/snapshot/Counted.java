package org.plumbline.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that knows how many bytes were taken from it. */
class Counted extends FilterInputStream {

    private long count;
    private long marked;

    Counted(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        advance(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        advance(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        advance(skipped);
        return skipped;
    }

    @Override
    public synchronized void mark(int limit) {
        super.mark(limit);
        marked = count;
    }

    @Override
    public synchronized void reset() throws IOException {
        super.reset();
        count = marked;
    }

    void advance(long bytes) throws IOException {
        count += bytes;
    }
}
