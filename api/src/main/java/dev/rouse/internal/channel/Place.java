package dev.rouse.internal.channel;

import dev.rouse.channel.SendPermit;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link SendPermit}: one permit of the channel, spent or given back once.
 *
 * @param <T> the type of the values
 */
final class Place<T extends @Nullable Object> implements SendPermit<T> {

    private final BoundedChannel<T> channel;

    /** Who sets it has the monitor of this. */
    private boolean used;

    /** Makes the holder of a permit that has been taken. */
    Place(BoundedChannel<T> channel) {
        this.channel = channel;
    }

    @Override
    public void send(T value) {
        if (!use()) {
            throw new IllegalStateException(
                    "a send permit sends one value, and this one has been used or closed");
        }
        channel.sendWithPermit(value);
    }

    @Override
    public void close() {
        if (use()) {
            channel.giveBack(1);
        }
    }

    /** Uses it up; false if somebody did before. */
    private synchronized boolean use() {
        boolean first = !used;
        used = true;
        return first;
    }

    /** Says whether it can still be used. */
    @Override
    public String toString() {
        return "SendPermit[" + (used ? "used" : "open") + "]";
    }
}
