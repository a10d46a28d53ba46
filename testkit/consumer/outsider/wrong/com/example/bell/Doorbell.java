package com.example.bell;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import org.jspecify.annotations.Nullable;

/** A doorbell that somebody awaits. Wrong: can you see it? */
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
        if (rung) {
            return Poll.ready("somebody is there");
        }
        waker = cx.waker();
        return Poll.pending();
    }

    @Override
    public void drop() {
        waker = null;
    }
}
