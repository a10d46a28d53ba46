package dev.rouse.internal.channel;

import dev.rouse.channel.MpscUnboundedSender;
import org.jspecify.annotations.Nullable;

/**
 * A channel whose queue alone decides: what it accepts is sent.
 *
 * @param <T> the type of the values
 */
public final class UnboundedChannel<T extends @Nullable Object> extends MpscChannel<T> {

    /** Makes an empty channel with one sender, {@link #firstSender}. */
    public UnboundedChannel() {}

    /**
     * Gives the sender that a new channel counts already; to be called once.
     *
     * @return the sender
     */
    public MpscUnboundedSender<T> firstSender() {
        return new UnboundedSender<>(this);
    }

    boolean send(T value) {
        if (!queue.offer(value)) {
            return false;
        }
        sent();
        return true;
    }

    @Override
    boolean shutQueue() {
        return queue.close();
    }

    @Override
    boolean isFinished() {
        return queue.isClosedAndTaken();
    }

    @Override
    void taken(int count) {}

    @Override
    public boolean isClosed() {
        return queue.isClosed();
    }
}
