package dev.rouse.internal.channel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What senders of all channels but the oneshot are: one count in a channel, given back once.
 *
 * @param <C> the kind of channel
 */
abstract class SenderHandle<C extends SenderHandle.Channel> {

    /** How many senders are open; from zero there is no way back. */
    abstract static class Channel {

        private final AtomicInteger senders = new AtomicInteger(1);

        /** The last sender was closed; called once. */
        abstract void lastSenderClosed();

        final int senderCount() {
            return senders.get();
        }

        /** One more sender, unless there is none. */
        final boolean tryAddSender() {
            return senders.getAndUpdate(open -> open == 0 ? 0 : Math.addExact(open, 1)) != 0;
        }
    }

    final C channel;

    private final AtomicBoolean closed = new AtomicBoolean();

    /** Makes a sender that the channel has counted. */
    SenderHandle(C channel) {
        this.channel = channel;
    }

    /** Gives the channel to send to. */
    final C open() {
        if (closed.get()) {
            throw new IllegalStateException(
                    "this sender was closed; give each part of the program a copy of its own: "
                            + this);
        }
        return channel;
    }

    /** Counts one more sender, for a copy of this one. */
    final C openForCopy() {
        C copied = open();
        if (!copied.tryAddSender()) {
            throw new IllegalStateException("this sender was closed while it was copied: " + this);
        }
        return copied;
    }

    public final int senderCount() {
        return channel.senderCount();
    }

    public final void close() {
        Channel counted = channel;
        if (!closed.getAndSet(true) && counted.senders.decrementAndGet() == 0) {
            counted.lastSenderClosed();
        }
    }

    final boolean isSame(@Nullable Object other) {
        return other instanceof SenderHandle<?> handle && handle.channel == channel;
    }

    /** Names the channel, and whether this sender is closed. */
    @Override
    public final String toString() {
        return closed.get() ? "Sender[closed, to " + channel + "]" : "Sender[to " + channel + "]";
    }
}
