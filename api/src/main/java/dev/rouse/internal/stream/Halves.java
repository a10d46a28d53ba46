package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Duplex;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Split}: something that is used by two owners. The lock is held for each
 * use; the one who ends last drops it, unless it has ended itself.
 *
 * @param <T> the type of what it gives
 * @param <U> the type of what it takes
 */
public final class Halves<T extends @Nullable Object, U extends @Nullable Object> {

    /** Null once both halves have ended. */
    private @Nullable Duplex<T, U> whole;

    private final BiLock lock = new BiLock();
    private final AtomicInteger inUse = new AtomicInteger(2);

    // Guarded by the lock; the last one to end reads them after the count.
    private boolean done;
    private boolean closed;
    private boolean reunited;
    private @Nullable Throwable failure;

    /**
     * Takes ownership.
     *
     * @param whole what the halves are of
     */
    public Halves(Duplex<T, U> whole) {
        this.whole = whole;
    }

    /** What a half wants to do while it holds the lock. */
    @FunctionalInterface
    private interface Use<R> {
        R run() throws Exception;
    }

    private <R> R locked(Context cx, R pending, Use<R> use) throws Exception {
        if (!lock.tryLock(cx.waker())) {
            return pending;
        }
        try {
            if (failure != null) {
                throw new IllegalStateException("the other half has failed", failure);
            }
            return use.run();
        } catch (Throwable thrown) {
            if (failure == null) {
                failure = thrown;
            }
            throw thrown;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Polls the stream.
     *
     * @param cx the context of the poll
     * @return its answer, or pending while the other half is being used
     * @throws Exception what it threw
     */
    public PollNext<T> pollNext(Context cx) throws Exception {
        return locked(
                cx,
                PollNext.<T>pending(),
                () -> {
                    PollNext<T> polled = whole().pollNext(cx);
                    done = polled.isDone();
                    return polled;
                });
    }

    /** What to do with the sink when there is nothing left to send. */
    public enum Then {
        /** Nothing more. */
        REST,
        /** Flush it. */
        FLUSH,
        /** Close it. */
        CLOSE
    }

    /**
     * Sends a value, if there is one and room for it, and then perhaps more.
     *
     * @param cx the context of the poll
     * @param slot where the value waits
     * @param then what to do afterwards
     * @return ready when all of that is done
     * @throws Exception what the sink threw
     */
    public Poll<@Nullable Void> send(Context cx, Slot<U> slot, Then then) throws Exception {
        return locked(
                cx,
                Poll.<@Nullable Void>pending(),
                () -> {
                    PollNext.Item<U> item = slot.value;
                    if (item != null) {
                        if (whole().pollReady(cx).isPending()) {
                            return Poll.pending();
                        }
                        slot.value = null;
                        whole().startSend(item.value());
                    }
                    return switch (then) {
                        case REST -> Poll.ready();
                        case FLUSH -> whole().pollFlush(cx);
                        case CLOSE -> close(cx);
                    };
                });
    }

    private Poll<@Nullable Void> close(Context cx) throws Exception {
        Poll<@Nullable Void> polled = whole().pollClose(cx);
        closed = polled.isReady();
        return polled;
    }

    /**
     * Holds a value between {@code startSend} and the moment when the lock is free.
     *
     * @param <U> the type of the value
     */
    public static final class Slot<U extends @Nullable Object> {
        /** The value, or null if there is none. */
        public PollNext.@Nullable Item<U> value;

        /** Makes an empty one. */
        public Slot() {}
    }

    /** One of the halves has ended; after the second one nothing is held any more. */
    public void end() {
        if (inUse.decrementAndGet() == 0) {
            Duplex<T, U> ended = whole();
            boolean endedItself = failure != null || (done && closed);
            whole = null;
            failure = null;
            if (!reunited && !endedItself) {
                ended.drop();
            }
        }
    }

    private Duplex<T, U> whole() {
        return requireNonNull(whole);
    }

    /**
     * Tells whether both halves are still there.
     *
     * @return true if neither has ended
     */
    public boolean areWhole() {
        return inUse.get() == 2 && failure == null;
    }

    /**
     * The halves will end without dropping the thing.
     *
     * @return the thing
     */
    public Duplex<T, U> reunite() {
        reunited = true;
        return whole();
    }

    /** Names the thing. */
    @Override
    public String toString() {
        Duplex<T, U> named = whole;
        return named == null ? "ended" : named.toString();
    }
}
