package dev.rouse.testkit;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.Waker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sink that has room when the test says so, and whose values arrive when the test says so. It
 * keeps the latest waker only, and writes down what its owner did against the contract: sent
 * without room or after closing had begun, used it after the end or during a poll, or dropped it
 * twice.
 *
 * <p><b>Threads.</b> One.
 *
 * @param <T> the type of the values
 */
public final class ScriptedSink<T extends @Nullable Object> extends Scripted implements Sink<T> {

    private final List<T> taken = new ArrayList<>();
    private int arrived;
    private int room;
    private boolean open;
    private boolean hasRoom;
    private boolean closing;
    private @Nullable Exception failure;

    private ScriptedSink(String name) {
        super(name);
    }

    /**
     * Makes a sink that has no room, and where nothing arrives by itself.
     *
     * @param name what it is called in messages
     * @param <T> the type of the values
     * @return a new sink
     * @throws NullPointerException if {@code name} is null
     */
    public static <T extends @Nullable Object> ScriptedSink<T> pending(String name) {
        return new ScriptedSink<>(name);
    }

    /**
     * Makes a sink that has room for everything, and where everything arrives at once.
     *
     * @param name what it is called in messages
     * @param <T> the type of the values
     * @return a new sink
     * @throws NullPointerException if {@code name} is null
     */
    public static <T extends @Nullable Object> ScriptedSink<T> open(String name) {
        return new ScriptedSink<T>(name).open();
    }

    /**
     * Gives room for more values, and wakes the latest waker, if there is one.
     *
     * @param values how many
     * @return this sink
     */
    public ScriptedSink<T> room(int values) {
        room += values;
        wake();
        return this;
    }

    /**
     * Lets everything arrive that was taken so far, and wakes the latest waker, if there is one.
     *
     * @return this sink
     */
    public ScriptedSink<T> deliver() {
        arrived = taken.size();
        wake();
        return this;
    }

    /**
     * Gives room for everything and lets everything arrive at once from now on; wakes the latest
     * waker, if there is one.
     *
     * @return this sink
     */
    public ScriptedSink<T> open() {
        open = true;
        return deliver();
    }

    /**
     * Lets the next poll throw {@code thrown}, and wakes the latest waker, if there is one.
     *
     * @param thrown what to throw
     * @return this sink
     * @throws NullPointerException if {@code thrown} is null
     */
    public ScriptedSink<T> fail(Exception thrown) {
        failure = Objects.requireNonNull(thrown, "thrown");
        wake();
        return this;
    }

    /**
     * Gives the values that were sent.
     *
     * @return a copy, in the order of sending
     */
    public List<T> taken() {
        return Collections.unmodifiableList(new ArrayList<>(taken)); // which may have nulls
    }

    /**
     * Gives the values that have arrived.
     *
     * @return a copy, in the order of sending
     */
    public List<T> arrived() {
        return taken().subList(0, arrived);
    }

    /**
     * Tells whether the owner has begun to close the sink.
     *
     * @return true from the first {@code pollClose} on
     */
    public boolean isClosing() {
        return closing;
    }

    @Override
    public Poll<@Nullable Void> pollReady(Context cx) throws Exception {
        if (closing) {
            throw breach("was asked for room after closing had begun");
        }
        Poll<@Nullable Void> polled = poll(cx, What.ROOM);
        hasRoom = polled.isReady();
        return polled;
    }

    @Override
    public void startSend(T value) {
        checkUse("sent to");
        if (!hasRoom) {
            throw breach("was sent to without room");
        }
        hasRoom = false;
        if (!open) {
            room--;
        }
        taken.add(value);
        if (open) {
            arrived = taken.size();
        }
    }

    @Override
    public Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
        return poll(cx, What.ARRIVAL);
    }

    @Override
    public Poll<@Nullable Void> pollClose(Context cx) throws Exception {
        closing = true;
        hasRoom = false;
        Poll<@Nullable Void> polled = poll(cx, What.ARRIVAL);
        if (polled.isReady()) {
            end();
        }
        return polled;
    }

    private enum What {
        ROOM,
        ARRIVAL
    }

    private Poll<@Nullable Void> poll(Context cx, What wanted) throws Exception {
        Waker latest = beginPoll(cx);
        try {
            if (failure != null) {
                end();
                throw failure;
            }
            if (wanted == What.ROOM ? isFull() : arrived < taken.size()) {
                keep(latest);
                return Poll.pending();
            }
            if (wanted == What.ROOM && !hasRoom && !cx.tryProceed()) {
                return Poll.pending();
            }
            return Poll.ready();
        } finally {
            endPoll();
        }
    }

    private boolean isFull() {
        return !open && room == 0;
    }
}
