package dev.rouse.testing;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.Waker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sink that takes what it has room for, writes down what it is asked, and checks that its owner
 * keeps the contract.
 */
public final class SinkProbe<T extends @Nullable Object> implements Sink<T> {
    public final List<T> taken = new ArrayList<>();
    public final List<String> trace = new ArrayList<>();
    public @Nullable Waker waker;
    public int room = Integer.MAX_VALUE;
    public int drops;
    public boolean flushed = true;
    public boolean ended;
    private boolean ready;
    public @Nullable Exception failure;
    public @Nullable RuntimeException onDrop;

    private Poll<@Nullable Void> answer(Context cx, String what, boolean isReady) throws Exception {
        if (ended) {
            throw new AssertionError(what + " after the end");
        }
        trace.add(what);
        if (failure != null) {
            ended = true;
            throw failure;
        }
        waker = cx.waker();
        return isReady ? Poll.ready() : Poll.pending();
    }

    @Override
    public Poll<@Nullable Void> pollReady(Context cx) throws Exception {
        ready = room > 0;
        return answer(cx, "ready", ready);
    }

    @Override
    public void startSend(T value) {
        if (!ready) {
            throw new AssertionError("startSend without room");
        }
        ready = false;
        room--;
        taken.add(value);
    }

    @Override
    public Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
        return answer(cx, "flush", flushed);
    }

    @Override
    public Poll<@Nullable Void> pollClose(Context cx) throws Exception {
        Poll<@Nullable Void> polled = answer(cx, "close", flushed);
        ended = flushed;
        return polled;
    }

    @Override
    public void drop() {
        if (ended) {
            throw new AssertionError("dropped after the end");
        }
        ended = true;
        drops++;
        if (onDrop != null) {
            throw onDrop;
        }
    }

    public void wake() {
        Objects.requireNonNull(waker).wake();
    }
}
