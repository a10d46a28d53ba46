package dev.rouse.internal.future;

import dev.rouse.Waker;

/** The waker of polls by hand: nobody is woken. */
public enum NoopWaker implements Waker {
    /** The shared instance. */
    INSTANCE;

    @Override
    public void wake() {}
}
