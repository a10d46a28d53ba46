package dev.rouse.internal.channel;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.WatchReceiver;
import dev.rouse.function.ThrowingPredicate;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.internal.future.Spent;
import dev.rouse.internal.sync.WhenThere;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link WatchReceiver}: a channel, and the number of the version that was seen.
 *
 * <p><b>Threads.</b> All fields that change belong to the receiver, which is one thread at a time.
 *
 * @param <T> the type of the value
 */
final class WatchReceiverHandle<T extends @Nullable Object> implements WatchReceiver<T> {

    private enum End {
        NOT_YET,
        DONE,
        DROPPED
    }

    /** Seen by one that has seen nothing. */
    private static final long NOTHING = -1;

    private final WatchCell<T> channel;
    private long seen;
    private End end = End.NOT_YET;

    /** What the stream waits for, while it does. */
    private @Nullable Changed<T> waiting;

    WatchReceiverHandle(WatchCell<T> channel, long seen) {
        this.channel = channel;
        this.seen = seen;
    }

    @Override
    public PollNext<T> pollNext(Context cx) {
        if (end == End.DONE) {
            throw Spent.polledAfterCompletion(this);
        }
        checkNotDropped();
        Changed<T> change = waiting;
        if (change == null) {
            change = new Changed<>(this);
            waiting = change;
        }
        Poll<@Nullable Void> polled;
        try {
            polled = change.poll(cx);
        } catch (ChannelClosedException closed) {
            waiting = null;
            end = End.DONE;
            channel.removeReceiver();
            return PollNext.done();
        } catch (Exception failure) {
            throw Rethrow.unchecked(failure);
        }
        if (polled.isPending()) {
            return PollNext.pending();
        }
        waiting = null;
        return PollNext.item(see()); // which may be a later one by now, and is seen then
    }

    @Override
    public Future<@Nullable Void> changed() {
        return new Changed<>(this);
    }

    @Override
    public Future<T> waitFor(ThrowingPredicate<? super T> condition) {
        return new WaitFor<>(this, requireNonNull(condition, "condition"));
    }

    @Override
    public T get() {
        return channel.version().value();
    }

    @Override
    public T see() {
        return seeVersion().value();
    }

    @Override
    public boolean hasChanged() {
        checkNotDropped();
        if (channel.hasNoSender()) {
            throw closedException();
        }
        return channel.version().number() != seen;
    }

    @Override
    public void markChanged() {
        checkNotDropped();
        seen = NOTHING;
    }

    @Override
    public void markUnchanged() {
        seeVersion();
    }

    @Override
    public boolean sameChannel(WatchReceiver<T> other) {
        return other instanceof WatchReceiverHandle<?> handle && handle.channel == channel;
    }

    @Override
    public WatchReceiver<T> copy() {
        checkNotDropped();
        return channel.addReceiver(seen);
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
        channel.removeReceiver();
    }

    private WatchCell.Version<T> seeVersion() {
        checkNotDropped();
        WatchCell.Version<T> latest = channel.version();
        seen = latest.number();
        return latest;
    }

    private boolean hasNews() {
        checkNotDropped();
        boolean last = channel.hasNoSender(); // asked before the version is read
        if (channel.version().number() != seen) {
            return true;
        }
        if (last) {
            throw closedException();
        }
        return false;
    }

    private ChannelClosedException closedException() {
        return new ChannelClosedException(
                "all senders are closed, so the value changes no more: " + this);
    }

    private void checkNotDropped() {
        if (end == End.DROPPED) {
            throw Spent.polledAfterDrop(this);
        }
    }

    /** Names the channel, and which version was seen. */
    @Override
    public String toString() {
        return "WatchReceiver[" + end + ", seen " + seen + " of " + channel + "]";
    }

    /** Behind {@link WatchReceiver#changed}. */
    private static final class Changed<T extends @Nullable Object>
            extends WhenThere<@Nullable Void> {

        /** Null after the end. */
        private @Nullable WatchReceiverHandle<T> receiver;

        Changed(WatchReceiverHandle<T> receiver) {
            super(receiver.channel.changes);
            this.receiver = receiver;
        }

        @Override
        protected boolean isThere() {
            return requireNonNull(receiver).hasNews();
        }

        @Override
        protected @Nullable Void take() {
            requireNonNull(receiver).seeVersion();
            return null;
        }

        @Override
        protected void letGo() {
            receiver = null;
        }
    }

    /** Behind {@link WatchReceiver#waitFor}. */
    private static final class WaitFor<T extends @Nullable Object> extends WhenThere<T> {

        /** Both null after the end. */
        private @Nullable WatchReceiverHandle<T> receiver;

        private @Nullable ThrowingPredicate<? super T> condition;

        /** What the condition looked at last. */
        private WatchCell.@Nullable Version<T> looked;

        WaitFor(WatchReceiverHandle<T> receiver, ThrowingPredicate<? super T> condition) {
            super(receiver.channel.changes);
            this.receiver = receiver;
            this.condition = condition;
        }

        @Override
        protected boolean isThere() throws Exception {
            WatchReceiverHandle<T> watching = requireNonNull(receiver);
            watching.checkNotDropped();
            boolean last = watching.channel.hasNoSender(); // asked before the version is read
            WatchCell.Version<T> latest = watching.seeVersion();
            looked = latest;
            if (requireNonNull(condition).test(latest.value())) {
                return true;
            }
            if (last) {
                throw watching.closedException();
            }
            return false;
        }

        @Override
        protected T take() {
            return requireNonNull(looked).value();
        }

        @Override
        protected void letGo() {
            receiver = null;
            condition = null;
            looked = null;
        }
    }
}
