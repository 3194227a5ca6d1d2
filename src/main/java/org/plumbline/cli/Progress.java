package org.plumbline.cli;

/**
 * Says what is going on, where a person watches: on one line that is overwritten, and only when it takes long enough to
 * wonder.
 */
final class Progress implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 400;

    private final Terminal terminal;
    private final Thread watch;
    private volatile String now = "";

    Progress(Terminal terminal) {
        this.terminal = terminal;
        this.watch = new Thread(this::show, "progress");
        watch.setDaemon(true);
        if (terminal.live()) {
            watch.start();
        }
    }

    /** From here on this is going on. */
    void now(String what) {
        now = what;
    }

    private void show() {
        var shown = "";
        try {
            while (true) {
                Thread.sleep(PATIENCE_MILLIS);
                if (!now.equals(shown)) {
                    shown = now;
                    terminal.err().print("\r\u001b[K" + shown + " …");
                    terminal.err().flush();
                }
            }
        } catch (InterruptedException done) {
            if (!shown.isEmpty()) {
                terminal.err().print("\r\u001b[K");
                terminal.err().flush();
            }
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
