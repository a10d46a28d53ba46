package dev.rouse.internal.sink;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.internal.stream.Owner;
import org.jspecify.annotations.Nullable;

/**
 * A sink that keeps the rules of {@link Owner} and those of {@link Sink}: a value needs room, and
 * there is none once closing has begun. What a class adds are the four methods below.
 *
 * @param <T> the type of the values
 */
abstract class SinkBase<T extends @Nullable Object> extends Owner implements Sink<T> {

    private boolean room;
    private boolean closing;

    abstract Poll<@Nullable Void> ready(Context cx) throws Exception;

    /** Called only if {@link #ready} has answered ready, once for each time. */
    abstract void start(T value) throws Exception;

    abstract Poll<@Nullable Void> flush(Context cx) throws Exception;

    /** What is ready here has ended. */
    abstract Poll<@Nullable Void> close(Context cx) throws Exception;

    @Override
    public final Poll<@Nullable Void> pollReady(Context cx) throws Exception {
        checkOpen();
        try {
            Poll<@Nullable Void> polled = room ? Unit.READY : ready(cx);
            room = polled.isReady();
            return polled;
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
    }

    @Override
    public final void startSend(T value) throws Exception {
        checkOpen();
        if (!room) {
            throw new IllegalStateException(
                    "startSend without room: call it once after each pollReady that was ready, "
                            + this);
        }
        room = false;
        try {
            start(value);
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
    }

    @Override
    public final Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
        checkRunning();
        try {
            return flush(cx);
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
    }

    @Override
    public final Poll<@Nullable Void> pollClose(Context cx) throws Exception {
        checkRunning();
        closing = true;
        Poll<@Nullable Void> polled;
        try {
            polled = close(cx);
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
        if (polled.isReady()) {
            complete();
        }
        return polled;
    }

    private void checkOpen() {
        checkRunning();
        if (closing) {
            throw new IllegalStateException(
                    "a sink takes no values once pollClose has been called: " + this);
        }
    }
}
