package dev.rouse.testkit.combinations;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;

/** The future of another task, which awaits a handle and drops it when it is dropped. */
final class Joiner implements Future<String> {

    private final Play play;
    private final JoinHandle<Object> handle;
    volatile boolean isPolled;
    volatile boolean hasEnded;

    Joiner(Play play, JoinHandle<Object> handle) {
        this.play = play;
        this.handle = handle;
    }

    @Override
    public Poll<String> poll(Context cx) {
        isPolled = true;
        hasEnded = play.join(handle, cx);
        return hasEnded ? Poll.ready("joined") : Poll.pending();
    }

    @Override
    public void drop() {
        hasEnded = true;
        play.detach(handle);
    }
}
