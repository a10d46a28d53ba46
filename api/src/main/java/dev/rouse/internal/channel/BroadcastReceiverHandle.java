package dev.rouse.internal.channel;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.channel.BroadcastReceiver;
import dev.rouse.channel.Received;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.internal.future.Spent;
import dev.rouse.internal.sync.Blocking;
import dev.rouse.internal.sync.WhenThere;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link BroadcastReceiver}: a channel, and a position in it.
 *
 * <p><b>Threads.</b> All fields that change belong to the receiver, which is one thread at a time;
 * the position is read and written with the channel's monitor held.
 *
 * @param <T> the type of the values
 */
final class BroadcastReceiverHandle<T extends @Nullable Object> implements BroadcastReceiver<T> {

    private enum End {
        NOT_YET,
        DONE,
        DROPPED
    }

    private final BroadcastCell<T> channel;

    /** Of the next value to receive; the channel's. */
    long position;

    private End end = End.NOT_YET;

    /** What the stream waits for, while it does. */
    private @Nullable Recv<T> waiting;

    BroadcastReceiverHandle(BroadcastCell<T> channel, long position) {
        this.channel = channel;
        this.position = position;
    }

    @Override
    public PollNext<Received<T>> pollNext(Context cx) {
        if (end == End.DONE) {
            throw Spent.polledAfterCompletion(this);
        }
        checkNotDropped();
        Recv<T> next = waiting;
        if (next == null) {
            next = new Recv<>(this);
            waiting = next;
        }
        Poll<Next<Received<T>>> polled;
        try {
            polled = next.poll(cx);
        } catch (Exception failure) {
            throw Rethrow.unchecked(failure);
        }
        if (!(polled instanceof Poll.Ready<Next<Received<T>>> ready)) {
            return PollNext.pending();
        }
        waiting = null;
        if (ready.value().isDone()) {
            end = End.DONE;
            channel.removeReceiver(this);
        }
        return ready.value();
    }

    @Override
    public Future<Next<Received<T>>> recv() {
        return new Recv<>(this);
    }

    @Override
    public PollNext<Received<T>> tryRecv() {
        checkNotDropped();
        return channel.take(this);
    }

    @Override
    public Next<Received<T>> blockingRecv() {
        return Blocking.on(recv());
    }

    @Override
    public long length() {
        return channel.unreceivedBy(this);
    }

    @Override
    public boolean isEmpty() {
        return length() == 0;
    }

    @Override
    public boolean isClosed() {
        return channel.hasNoSender();
    }

    @Override
    public BroadcastReceiver<T> resubscribe() {
        return channel.subscribe();
    }

    @Override
    public boolean sameChannel(BroadcastReceiver<T> other) {
        return other instanceof BroadcastReceiverHandle<?> handle && handle.channel == channel;
    }

    @Override
    public void drop() {
        if (end != End.NOT_YET) {
            return;
        }
        end = End.DROPPED;
        if (waiting != null) {
            waiting.drop();
            waiting = null;
        }
        channel.removeReceiver(this);
    }

    private void checkNotDropped() {
        if (end == End.DROPPED) {
            throw Spent.polledAfterDrop(this);
        }
    }

    /** Names the channel, and says how far this receiver is behind. */
    @Override
    public String toString() {
        return "BroadcastReceiver[" + end + ", " + length() + " behind, " + channel + "]";
    }

    /** Behind {@link BroadcastReceiver#recv}. */
    private static final class Recv<T extends @Nullable Object>
            extends WhenThere<Next<Received<T>>> {

        /** Null after the end. */
        private @Nullable BroadcastReceiverHandle<T> receiver;

        Recv(BroadcastReceiverHandle<T> receiver) {
            super(receiver.channel.values);
            this.receiver = receiver;
        }

        @Override
        protected boolean isThere() {
            BroadcastReceiverHandle<T> receiving = requireNonNull(receiver);
            receiving.checkNotDropped();
            return receiving.channel.hasNext(receiving);
        }

        @Override
        protected Next<Received<T>> take() {
            BroadcastReceiverHandle<T> receiving = requireNonNull(receiver);
            return (Next<Received<T>>) receiving.channel.take(receiving);
        }

        @Override
        protected void letGo() {
            receiver = null;
        }
    }
}
