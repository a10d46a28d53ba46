package dev.rouse.internal.sink;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.stream.Halves;
import org.jspecify.annotations.Nullable;

/**
 * The taking half behind {@link dev.rouse.Split}. It takes one value ahead, since {@code startSend}
 * cannot wait until the other half is not being used.
 *
 * @param <U> the type of the values
 */
public final class SplitSink<U extends @Nullable Object> extends SinkBase<U> {

    private final Halves<?, U> halves;
    private final Halves.Slot<U> slot = new Halves.Slot<>();

    /**
     * Makes one half.
     *
     * @param halves what both share
     */
    public SplitSink(Halves<?, U> halves) {
        this.halves = halves;
    }

    /**
     * Tells whether a value waits here.
     *
     * @return true until it has been passed on
     */
    public boolean isWaiting() {
        return slot.value != null;
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        return isWaiting() ? halves.send(cx, slot, Halves.Then.REST) : Unit.READY;
    }

    @Override
    void start(U value) {
        slot.value = new PollNext.Item<>(value);
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        return halves.send(cx, slot, Halves.Then.FLUSH);
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        return halves.send(cx, slot, Halves.Then.CLOSE);
    }

    @Override
    protected void release() {
        slot.value = null;
        halves.end();
    }

    @Override
    protected String describe() {
        return halves.toString();
    }
}
