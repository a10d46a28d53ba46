package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import dev.rouse.Remote;
import dev.rouse.RemoteHandle;
import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotReceiver;
import dev.rouse.channel.OneshotSender;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#remoteHandle}, the half that works: sends the outcome of its child over a
 * oneshot, and ends early when the other side is gone.
 *
 * @param <T> the type of the value
 */
public final class RemoteFuture<T extends @Nullable Object> extends OneChild<T, @Nullable Void> {

    /** Both null after the end. */
    private @Nullable OneshotSender<Outcome<T>> sender;

    private @Nullable Handle<T> handle;

    /** Ready when the handle is gone. */
    private Future<@Nullable Void> closed;

    private RemoteFuture(Future<T> child, OneshotSender<Outcome<T>> sender, Handle<T> handle) {
        super(child);
        this.sender = sender;
        this.handle = handle;
        this.closed = sender.closed();
    }

    /**
     * Cuts {@code child} in two.
     *
     * @param child what does the work
     * @param <T> the type of the value
     * @return both halves
     */
    public static <T extends @Nullable Object> Remote<T> split(Future<T> child) {
        Oneshot<Outcome<T>> channel = Oneshot.create();
        Handle<T> handle = new Handle<>(channel.receiver());
        return new Remote<>(new RemoteFuture<>(child, channel.sender(), handle), handle);
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) throws Exception {
        if (Spent.isSpent(child)) {
            child.poll(cx); // throws
        }
        if (!requireNonNull(handle).forgotten && isHandleGone(cx, handle)) {
            Future<T> unwanted = child;
            end();
            unwanted.drop();
            return Poll.ready();
        }
        Poll<T> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            if (!endAndTell(Outcome.failure(failure))) {
                throw failure; // nobody else will see it
            }
            return Poll.ready();
        }
        if (polled == Poll.<T>pending()) {
            return Poll.pending();
        }
        endAndTell(Outcome.value(((Poll.Ready<T>) polled).value()));
        return Poll.ready();
    }

    /** Looks at the mark once more after the news: a handle is forgotten first and then gone. */
    private boolean isHandleGone(Context cx, Handle<T> other) throws Exception {
        if (Spent.isSpent(closed) || closed.poll(cx) == Poll.<@Nullable Void>pending()) {
            return false;
        }
        closed = Spent.completed();
        return !other.forgotten;
    }

    /** Tells whether somebody will see the outcome. */
    private boolean endAndTell(Outcome<T> outcome) {
        OneshotSender<Outcome<T>> telling = requireNonNull(sender);
        end();
        return telling.send(outcome);
    }

    @Override
    void end() {
        super.end();
        letGo();
    }

    private void letGo() {
        Future<?> watching = closed;
        closed = Spent.completed();
        sender = null;
        handle = null;
        watching.drop();
    }

    /** Leaves the handle with a failure, after the child is gone. */
    @Override
    public void drop() {
        OneshotSender<Outcome<T>> telling = sender;
        try {
            super.drop();
        } finally {
            letGo();
            if (telling != null) {
                telling.close();
            }
        }
    }

    @Override
    public String toString() {
        return "Remote[" + child + "]";
    }

    /** The half that waits. */
    private static final class Handle<T extends @Nullable Object> extends OneChild<Outcome<T>, T>
            implements RemoteHandle<T> {

        /** Written by the handle before it is gone, read by the other half after it. */
        volatile boolean forgotten;

        Handle(OneshotReceiver<Outcome<T>> receiver) {
            super(receiver);
        }

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            Poll<Outcome<T>> polled;
            try {
                polled = child.poll(cx);
            } catch (ChannelClosedException dropped) {
                end();
                throw new CancellationException(
                        "the remote future was dropped before it ended, so there is no value");
            }
            if (polled == Poll.<Outcome<T>>pending()) {
                return Poll.pending();
            }
            end();
            return Poll.ready(((Poll.Ready<Outcome<T>>) polled).value().get());
        }

        @Override
        public void forget() {
            if (!Spent.isSpent(child)) {
                forgotten = true;
                drop();
            }
        }

        @Override
        public String toString() {
            return "RemoteHandle[" + child + "]";
        }
    }
}
