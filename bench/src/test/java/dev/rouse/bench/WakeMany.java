package dev.rouse.bench;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import org.jspecify.annotations.Nullable;

/** Wakes another task in each of many polls, and yields in between so that it can run. */
final class WakeMany implements Future<@Nullable Void> {

    private final Waker other;
    private int left;

    WakeMany(Waker other, int wakes) {
        this.other = other;
        this.left = wakes;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (left-- == 0) {
            return Poll.ready();
        }
        other.wake();
        cx.waker().wake();
        return Poll.pending();
    }
}
