package dev.rouse.testkit;

import dev.rouse.Context;
import java.util.Objects;

/**
 * A context for polling by hand: a waker that counts, a clock that is moved by hand, a spawner that
 * writes down, and a budget that the test sets.
 *
 * <p><b>Threads.</b> One; the waker may be woken from any.
 */
public final class FakeContext implements Context {

    private final CountingWaker waker = new CountingWaker();
    private final VirtualClock clock;
    private final RecordingSpawner spawner;
    private int budget = Integer.MAX_VALUE;

    /** Makes a context with a clock at zero and a budget that is never used up. */
    public FakeContext() {
        this(new VirtualClock(), new RecordingSpawner());
    }

    /**
     * Makes a context with services that it may share with others.
     *
     * @param clock what {@link #timer} gives
     * @param spawner what {@link #spawner} gives
     * @throws NullPointerException if an argument is null
     */
    public FakeContext(VirtualClock clock, RecordingSpawner spawner) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.spawner = Objects.requireNonNull(spawner, "spawner");
    }

    /**
     * Sets how often {@link #tryProceed} says yes.
     *
     * @param units from zero
     * @return this context
     */
    public FakeContext budget(int units) {
        budget = units;
        return this;
    }

    /**
     * Makes a context for the next poll: the same clock and spawner, and a waker that nobody has
     * woken yet.
     *
     * @return a new context
     */
    public FakeContext next() {
        return new FakeContext(clock, spawner);
    }

    /**
     * Gives the number of wakes of this context's waker.
     *
     * @return how often it was woken
     */
    public int wakes() {
        return waker.count();
    }

    @Override
    public CountingWaker waker() {
        return waker;
    }

    @Override
    public VirtualClock timer() {
        return clock;
    }

    @Override
    public RecordingSpawner spawner() {
        return spawner;
    }

    @Override
    public boolean tryProceed() {
        if (budget > 0) {
            budget--;
            return true;
        }
        waker.wake();
        return false;
    }
}
