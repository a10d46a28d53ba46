package dev.rouse.kernel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/** What {@link ScancodeStream#next} gives: one byte, once. */
final class NextScancode implements Future<Integer> {

    private enum State {
        WAITING,
        COMPLETED,
        DROPPED
    }

    private final ScancodeStream stream;
    private State state = State.WAITING;

    NextScancode(ScancodeStream stream) {
        this.stream = stream;
    }

    @Override
    public Poll<Integer> poll(Context cx) {
        switch (state) {
            case COMPLETED -> throw new IllegalStateException("polled after completion: " + this);
            case DROPPED -> throw new IllegalStateException("polled after drop: " + this);
            case WAITING -> {}
        }
        Poll<Integer> polled = stream.pollNext(cx);
        if (polled.isReady()) {
            state = State.COMPLETED;
        }
        return polled;
    }

    @Override
    public void drop() {
        if (state == State.WAITING) {
            state = State.DROPPED;
            stream.cancel();
        }
    }

    @Override
    public String toString() {
        return "NextScancode[" + state + "]";
    }
}
