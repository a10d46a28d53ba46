package dev.rouse.internal.channel;

import dev.rouse.Future;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What senders of both kinds are: one count in a channel, given back once.
 *
 * @param <C> the kind of channel
 */
abstract class MpscHandle<C extends MpscChannel<?>> {

    private static final VarHandle CLOSED;

    static {
        try {
            CLOSED =
                    MethodHandles.lookup().findVarHandle(MpscHandle.class, "closed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final C channel;

    @SuppressWarnings("unused") // through CLOSED only
    private boolean closed;

    MpscHandle(C channel) {
        this.channel = channel;
    }

    /** Gives the channel to send to. */
    final C open() {
        if (closedAcquire()) {
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

    public final Future<@Nullable Void> closed() {
        return channel.whenClosed();
    }

    public final boolean isClosed() {
        return channel.isClosed();
    }

    public final void close() {
        if (!closedSwap()) {
            channel.removeSender();
        }
    }

    final boolean isSame(Object other) {
        return other instanceof MpscHandle<?> handle && handle.channel == channel;
    }

    private boolean closedAcquire() {
        return (boolean) CLOSED.getAcquire(this);
    }

    /** Closes; true if it was closed before. */
    private boolean closedSwap() {
        return (boolean) CLOSED.getAndSet(this, true);
    }

    /** Names the channel, and whether this sender is closed. */
    @Override
    public final String toString() {
        return closedAcquire()
                ? "Sender[closed, to " + channel + "]"
                : "Sender[to " + channel + "]";
    }
}
