package dev.rouse.stress.interop;

import dev.rouse.internal.interop.LineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** What races need of a file that one thread reads and another drops. */
interface FilePlace {

    void read();

    void drop();

    /** How often it was opened and not closed. */
    int open();

    /** The one that the library ships, over a file without end. */
    static FilePlace real() {
        EndlessFile file = new EndlessFile();
        LineFile lines = new LineFile(file::open, StandardCharsets.ISO_8859_1);
        return new FilePlace() {
            @Override
            public void read() {
                try {
                    lines.read();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void drop() {
                lines.drop();
            }

            @Override
            public int open() {
                return file.howOftenOpen();
            }
        };
    }

    /** The algorithm once more, but the reader writes over what has come since its look. */
    final class TornEnd implements FilePlace {
        private enum State {
            IDLE,
            BUSY,
            CLOSING,
            CLOSED
        }

        private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
        private final EndlessFile file = new EndlessFile();
        private boolean opened;

        @Override
        public void read() {
            if (!state.compareAndSet(State.IDLE, State.BUSY)) {
                return;
            }
            file.open();
            opened = true;
            boolean busy = state.get() == State.BUSY;
            Thread.onSpinWait();
            state.set(busy ? State.IDLE : State.CLOSED);
            if (!busy) {
                close();
            }
        }

        @Override
        public void drop() {
            State before = state.getAndUpdate(s -> s == State.BUSY ? State.CLOSING : State.CLOSED);
            if (before == State.IDLE) {
                close();
            }
        }

        private void close() {
            if (opened) {
                file.close();
            }
        }

        @Override
        public int open() {
            return file.howOftenOpen();
        }
    }
}
