package dev.rouse.internal.channel;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.Waker;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.internal.future.Spent;
import dev.rouse.internal.sync.Blocking;
import dev.rouse.internal.sync.Wakes;
import dev.rouse.sync.Notify;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What both kinds of channel are: the queue and the waker of the receiver. It is the receiver as
 * well.
 *
 * <p><b>No wake is lost.</b> A sender puts its value into the queue, then looks for the receiver's
 * waker; the receiver leaves its waker, then looks into the queue once more. There is a full fence
 * on both sides in between, so one of them sees what the other did. The same goes for closing, and
 * for places that are given back after it.
 *
 * <pre>{@code
 * sender:    offer(value);  fence;  read the waker      receiver:  write the waker;  fence;  look
 * }</pre>
 *
 * <p>A sender that sees a waker before the fence leaves the fence out and takes the waker at once,
 * with an exchange. If that gives null, another sender has taken the waker in between and wakes the
 * receiver, or the receiver has cleared it and does not wait. What the receiver leaves there next
 * comes in the order of this one field either after the exchange, and then the look that follows it
 * finds the value, which was stored before; or before it, and then somebody else has taken that one
 * too. It has to be an exchange, which stores null over null: a compare-and-set that fails stores
 * nothing, so nothing would keep the value from coming out later.
 *
 * <p><b>Whoever does not wait is not kept.</b> A future of the receiver that is dropped takes its
 * waker out, if it is still there and no other future that waits, or the stream, may rely on it.
 *
 * <p><b>The end.</b> The receiver is done when nothing more is accepted and everything that was
 * accepted has been taken: {@link #isFinished}. Nothing is accepted from {@link #shut} on, which
 * the receiver calls, or the last sender.
 *
 * <p><b>Threads.</b> The fields marked so belong to the receiver, which is one thread at a time.
 *
 * @param <T> the type of the values
 */
abstract class MpscChannel<T extends @Nullable Object> extends SenderHandle.Channel
        implements MpscReceiver<T> {

    private enum End {
        NOT_YET,
        DONE,
        DROPPED
    }

    private static final VarHandle WAKER;

    static {
        try {
            WAKER = MethodHandles.lookup().findVarHandle(MpscChannel.class, "waker", Waker.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final ChunkQueue<T> queue = new ChunkQueue<>();

    /** Notified, all that wait, after the channel was shut. */
    private final Notify shutNews = Notify.create();

    @SuppressWarnings("unused") // through WAKER only
    private @Nullable Waker waker;

    /** The receiver's: how it has ended as a stream. */
    private End end = End.NOT_YET;

    /** Whether values that still come have nobody to receive them. */
    private volatile boolean abandoned;

    /** The receiver's: whether it was pending as a stream when it was polled last. */
    private boolean streamWaits;

    /** The receiver's: how many of its futures were pending and have not ended. */
    private int waiting;

    // ---- what differs ----

    /** Accepts no more values; false if that was so before. */
    abstract boolean shutQueue();

    /** Tells the receiver whether it is shut and everything accepted has been taken. */
    abstract boolean isFinished();

    /** The receiver has taken some values. */
    abstract void taken(int count);

    // ---- senders ----

    @Override
    final void lastSenderClosed() {
        shut();
    }

    private void shut() {
        if (shutQueue()) {
            shutNews.notifyWaiters();
            wakeReceiver();
        }
    }

    final Future<@Nullable Void> whenClosed() {
        return new WhenClosed(this, shutNews);
    }

    /** To be called after a value was put into the queue. */
    final void sent() {
        wakeReceiver();
        if (abandoned) {
            letGo();
        }
    }

    /** To be called after whatever the receiver may wait for. */
    final void wakeReceiver() {
        if (wakerAcquire() == null) {
            VarHandle.fullFence();
            if (wakerAcquire() == null) {
                return;
            }
        } // else the exchange is the fence
        Waker waiting = wakerSwap(null);
        if (waiting != null) {
            Wakes.wake(waiting);
        }
    }

    // ---- the receiver ----

    @Override
    public final PollNext<T> pollNext(Context cx) {
        if (end == End.DONE) {
            throw Spent.polledAfterCompletion(this);
        }
        PollNext<T> polled = pollRecv(cx);
        streamWaits = polled.isPending();
        if (polled == PollNext.<T>done()) {
            end = End.DONE;
        }
        return polled;
    }

    /** As {@link #pollNext}, but gives the end again and again. */
    final PollNext<T> pollRecv(Context cx) {
        return switch (pollValue(cx)) {
            case YES -> PollNext.item(takeFirst());
            case NO -> PollNext.pending();
            case NEVER -> PollNext.done();
        };
    }

    /** Whether the receiver may take a value. */
    enum Offered {
        YES,
        NO,
        NEVER
    }

    /** Looks for a value to take, or registers. */
    final Offered pollValue(Context cx) {
        checkNotDropped();
        if (!queue.hasValue()) {
            if (isFinished()) {
                return Offered.NEVER;
            }
            register(cx.waker());
            if (!queue.hasValue()) {
                return isFinished() ? Offered.NEVER : Offered.NO;
            }
        }
        return cx.tryProceed() ? Offered.YES : Offered.NO;
    }

    private T takeFirst() {
        T value = queue.peek();
        queue.remove();
        taken(1);
        return value;
    }

    /** Moves what is there to {@code buffer}; for {@link RecvMany}. */
    final int takeMany(List<? super T> buffer, int limit) {
        int moved = 0;
        try {
            while (moved < limit && queue.hasValue()) {
                buffer.add(queue.peek());
                queue.remove();
                moved++;
            }
        } finally {
            taken(moved);
        }
        return moved;
    }

    @Override
    public final PollNext<T> tryRecv() {
        checkNotDropped();
        if (queue.hasValue()) {
            return PollNext.item(takeFirst());
        }
        return isFinished() ? PollNext.done() : PollNext.pending();
    }

    @Override
    public final Future<Next<T>> recv() {
        return new Recv<>(this);
    }

    @Override
    public final Future<Integer> recvMany(List<? super T> buffer, int limit) {
        requireNonNull(buffer, "buffer");
        if (limit < 0) {
            throw new IllegalArgumentException("the limit is negative: " + limit);
        }
        return new RecvMany<>(this, buffer, limit);
    }

    @Override
    public final Next<T> blockingRecv() {
        return Blocking.on(recv());
    }

    @Override
    public final void close() {
        shut();
    }

    @Override
    public final int length() {
        return queue.size();
    }

    @Override
    public final boolean isEmpty() {
        return length() == 0;
    }

    @Override
    public final void drop() {
        if (end != End.NOT_YET) {
            return;
        }
        end = End.DROPPED;
        wakerRelease(null);
        shut();
        abandoned = true;
        VarHandle.fullFence();
        letGo();
    }

    /**
     * Takes what is in the queue of a dropped receiver, one thread at a time. Who had a place by
     * the drop sends after it, and calls this in its stead: it puts its value there, then looks at
     * {@link #abandoned}, and the receiver does so the other way round.
     */
    private void letGo() {
        synchronized (queue) {
            while (queue.hasValue()) {
                takeFirst();
            }
        }
    }

    /** One more of the receiver's futures has answered pending. */
    final void beginWait() {
        waiting++;
    }

    /** Such a future has ended, and so has its interest in {@code registered}. */
    final void endWait(Waker registered) {
        if (--waiting == 0 && !streamWaits && wakerAcquire() == registered) {
            wakerCas(registered, null);
        }
    }

    private void checkNotDropped() {
        if (end == End.DROPPED) {
            throw Spent.polledAfterDrop(this);
        }
    }

    private void register(Waker latest) {
        if (wakerAcquire() != latest) {
            wakerRelease(latest);
        }
        VarHandle.fullFence();
    }

    private @Nullable Waker wakerAcquire() {
        return (Waker) WAKER.getAcquire(this);
    }

    private void wakerRelease(@Nullable Waker next) {
        WAKER.setRelease(this, next);
    }

    private void wakerCas(Waker expected, @Nullable Waker next) {
        WAKER.compareAndSet(this, expected, next);
    }

    private @Nullable Waker wakerSwap(@Nullable Waker next) {
        return (Waker) WAKER.getAndSet(this, next);
    }

    /** Names the channel, how many values are in it, and whether it is closed. */
    @Override
    public final String toString() {
        return getClass().getSimpleName()
                + "["
                + length()
                + (length() == 1 ? " value" : " values")
                + (isClosed() ? ", closed" : "")
                + "]";
    }
}
