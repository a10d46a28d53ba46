package dev.rouse.testkit;

import dev.rouse.Waker;

/**
 * A waker that breaks the contract and throws, to see what that does to those who wake it: others
 * that wait at the same place must be woken all the same.
 */
public final class PanickingWaker implements Waker {

    private final RuntimeException thrown;
    private final CountingWaker count = new CountingWaker();

    /**
     * Makes a waker that throws.
     *
     * @param thrown what {@link #wake} throws, every time the same object
     * @throws NullPointerException if {@code thrown} is null
     */
    public PanickingWaker(RuntimeException thrown) {
        this.thrown = java.util.Objects.requireNonNull(thrown, "thrown");
    }

    @Override
    public void wake() {
        count.wake();
        throw thrown;
    }

    /**
     * Gives the number of wakes.
     *
     * @return how often {@link #wake} was called, and threw
     */
    public int count() {
        return count.count();
    }
}
