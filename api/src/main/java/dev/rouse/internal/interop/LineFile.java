package dev.rouse.internal.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.function.ThrowingSupplier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read in batches of lines, on threads that may block, and that its owner may drop
 * at any time.
 *
 * <pre>{@code
 *         1 a batch begins              3 drop: the dropper closes
 * IDLE <--------------------> BUSY     IDLE -----------------------> CLOSED
 *         2 it has ended       |                                       ^
 *                              +------------> CLOSING -----------------+
 *                                4 drop            5 the batch has ended and closes
 * }</pre>
 *
 * <p>A batch that is the last closes the file itself, before 2.
 *
 * <p><b>Memory.</b> Whoever reaches CLOSED closes, and whoever is BUSY alone touches the reader;
 * the transitions order them.
 */
public final class LineFile {

    private static final int BATCH_CHARS = 1 << 16;

    private enum State {
        IDLE,
        BUSY,
        CLOSING,
        CLOSED
    }

    /**
     * Lines that were read together.
     *
     * @param lines in order
     * @param last whether there are no more
     * @param failure what ended the reading, or null
     */
    public record Batch(List<String> lines, boolean last, @Nullable Throwable failure) {}

    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final ThrowingSupplier<? extends SeekableByteChannel> opener;
    private final Charset charset;
    private @Nullable BufferedReader reader;

    /**
     * Keeps what to open.
     *
     * @param opener opens the file, for the first batch
     * @param charset how text is written in it
     */
    public LineFile(ThrowingSupplier<? extends SeekableByteChannel> opener, Charset charset) {
        this.opener = opener;
        this.charset = charset;
    }

    /**
     * Reads on; arrows 1, 2 and 5.
     *
     * @return the next lines
     * @throws IOException if the file was dropped meanwhile, and closing it has failed
     */
    public Batch read() throws IOException {
        List<String> lines = new ArrayList<>();
        if (!state.compareAndSet(State.IDLE, State.BUSY)) {
            return new Batch(lines, true, null); // dropped
        }
        Batch batch;
        try {
            boolean last = fill(lines);
            if (last) {
                close();
            }
            batch = new Batch(lines, last, null);
        } catch (Throwable failure) {
            closeAfter(failure);
            batch = new Batch(lines, true, failure);
        }
        if (!state.compareAndSet(State.BUSY, State.IDLE)) {
            state.set(State.CLOSED);
            close();
        }
        return batch;
    }

    /** Says whether the file has ended. */
    private boolean fill(List<String> lines) throws Exception {
        BufferedReader open = reader;
        if (open == null) {
            SeekableByteChannel channel = opener.get();
            open = new BufferedReader(Channels.newReader(channel, charset.newDecoder(), -1));
            reader = open;
        }
        for (int chars = 0; chars < BATCH_CHARS && state.get() == State.BUSY; ) {
            String line = open.readLine();
            if (line == null) {
                return true;
            }
            lines.add(line);
            chars += line.length() + 1;
        }
        return false;
    }

    private void close() throws IOException {
        BufferedReader open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (Throwable second) {
            failure.addSuppressed(second);
        }
    }

    /** Lets the file go; arrows 3 and 4. After the last batch there is nothing left to close. */
    public void drop() {
        State before =
                requireNonNull(
                        state.getAndUpdate(
                                s ->
                                        s == State.BUSY || s == State.CLOSING
                                                ? State.CLOSING
                                                : State.CLOSED));
        if (before == State.IDLE) {
            try {
                close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Says where in its life it is. */
    @Override
    public String toString() {
        return "file " + state.get();
    }
}
