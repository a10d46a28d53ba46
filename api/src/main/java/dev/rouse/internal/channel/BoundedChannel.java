package dev.rouse.internal.channel;

import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.MpscSender;
import dev.rouse.internal.sync.FuturelockWatch;
import dev.rouse.internal.sync.PermitWaiter;
import dev.rouse.internal.sync.Permits;
import org.jspecify.annotations.Nullable;

/**
 * A channel with as many permits as there are places: who sends takes one first, and receiving the
 * value gives it back.
 *
 * <p>Closing closes the permits and not the queue: who has a permit by then, or has sent with one,
 * is waited for. The receiver is done when all permits are back.
 *
 * @param <T> the type of the values
 */
public final class BoundedChannel<T extends @Nullable Object> extends MpscChannel<T> {

    private final int capacity;
    private final Places places;

    private BoundedChannel(int capacity) {
        this.capacity = capacity;
        this.places = new Places(this, capacity);
    }

    /**
     * Makes an empty channel with one sender, {@link #firstSender}.
     *
     * @param capacity how many places there are
     * @param <T> the type of the values
     * @return the channel
     * @throws IllegalArgumentException if {@code capacity} is less than one
     */
    public static <T extends @Nullable Object> BoundedChannel<T> create(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "a channel needs room for at least one value, not " + capacity);
        }
        return new BoundedChannel<>(capacity);
    }

    /**
     * Gives the sender that a new channel counts already; to be called once.
     *
     * @return the sender
     */
    public MpscSender<T> firstSender() {
        return new BoundedSender<>(this);
    }

    Places places() {
        return places;
    }

    int capacity() {
        return capacity;
    }

    int free() {
        return (int) places.free();
    }

    /** Sends with a permit that the caller has taken. */
    void sendWithPermit(T value) {
        queue.offer(value);
        sent();
    }

    /** Gives back a permit that was not used; perhaps the receiver has waited for just that. */
    void giveBack(int count) {
        places.give(count);
        wakeIfFinished();
    }

    /** Drops a future that waits for permits. */
    void cancel(PermitWaiter waiter) {
        if (places.abandon(waiter)) {
            wakeIfFinished();
        }
    }

    private void wakeIfFinished() {
        if (isFinished()) {
            wakeReceiver();
        }
    }

    ChannelClosedException closedException() {
        return new ChannelClosedException(this + " accepts no more values");
    }

    @Override
    boolean shutQueue() {
        return places.shut();
    }

    @Override
    boolean isFinished() {
        return places.isClosedAndIdle(capacity);
    }

    @Override
    void taken(int count) {
        places.give(count);
    }

    @Override
    public boolean isClosed() {
        return places.isClosed();
    }

    /** The permits; named after the channel in the reports of a {@link FuturelockWatch}. */
    static final class Places extends Permits {
        private final BoundedChannel<?> channel;

        Places(BoundedChannel<?> channel, int capacity) {
            super(capacity, FuturelockWatch.ifDebugging());
            this.channel = channel;
        }

        boolean abandon(PermitWaiter waiter) {
            return cancel(waiter);
        }

        @Override
        public String toString() {
            return "room in " + channel;
        }
    }
}
