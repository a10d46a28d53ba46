package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import dev.rouse.Shared;
import dev.rouse.Waker;
import dev.rouse.WeakShared;
import org.jspecify.annotations.Nullable;

/**
 * One handle of a {@link SharedCell}. Its place among those that wait belongs to {@link
 * SharedWaiters}.
 *
 * @param <T> the type of the value
 */
final class SharedHandle<T extends @Nullable Object> implements Shared<T> {

    /** Whom to wake for this handle; null while it is not in the list. */
    @Nullable Waker waker;

    @Nullable SharedHandle<?> previous;
    @Nullable SharedHandle<?> next;

    /** Null after the end. */
    private @Nullable SharedCell<T> cell;

    private boolean polled;
    private boolean dropped;

    SharedHandle(SharedCell<T> cell) {
        this.cell = cell;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        SharedCell<T> live = live();
        Outcome<T> outcome = live.look();
        if (outcome != null) {
            return cx.tryProceed() ? end(live, outcome) : Poll.pending();
        }
        live.waiting.enter(this, cx.waker());
        polled = true;
        outcome = live.pollOrLook(this, cx);
        return outcome == null ? Poll.pending() : end(live, outcome);
    }

    private Poll<T> end(SharedCell<T> live, Outcome<T> outcome) throws Exception {
        leave(live);
        live.release();
        return Poll.ready(outcome.get());
    }

    /** Lets go of the cell. Tells whether a wake had come for this handle since its last poll. */
    private boolean leave(SharedCell<T> live) {
        cell = null;
        return polled && !live.waiting.leave(this);
    }

    private SharedCell<T> live() {
        SharedCell<T> live = cell;
        if (live == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        return live;
    }

    private SharedCell<T> liveToShare() {
        SharedCell<T> live = cell;
        if (live == null) {
            throw new IllegalStateException(
                    "shared after "
                            + (dropped ? "drop" : "completion")
                            + "; make another handle before the last poll of this one");
        }
        return live;
    }

    @Override
    public Shared<T> share() {
        return liveToShare().another();
    }

    @Override
    public WeakShared<T> downgrade() {
        return liveToShare();
    }

    @Override
    public int handles() {
        SharedCell<T> live = cell;
        return live == null ? 0 : live.handles();
    }

    @Override
    public boolean sharesWith(Shared<?> other) {
        return cell != null && other instanceof SharedHandle<?> handle && handle.cell == cell;
    }

    @Override
    public Poll<T> peek() {
        SharedCell<T> live = cell;
        return live != null && live.look() instanceof Outcome.Value<T> value
                ? Poll.ready(value.value())
                : Poll.pending();
    }

    @Override
    public void drop() {
        SharedCell<T> live = cell;
        if (live != null) {
            dropped = true;
            boolean wokenInVain = leave(live);
            live.takeOverFrom(this, wokenInVain);
            live.release();
        }
    }

    /** Says how the future is, or how this handle has ended. */
    @Override
    public String toString() {
        return cell != null ? cell.toString() : dropped ? "Shared[dropped]" : "Shared[completed]";
    }
}
