package com.example.bell;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import org.jspecify.annotations.Nullable;

/** A doorbell that somebody awaits. */
final class Doorbell implements Future<String> {
    private boolean rung;
    private @Nullable Waker waker;

    void ring() {
        rung = true;
        if (waker != null) {
            waker.wake();
        }
    }

    @Override
    public Poll<String> poll(Context cx) {
        waker = cx.waker();
        return rung ? Poll.ready("somebody is there") : Poll.pending();
    }

    @Override
    public void drop() {
        waker = null;
    }
}
