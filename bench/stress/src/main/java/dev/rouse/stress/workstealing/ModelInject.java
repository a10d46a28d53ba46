package dev.rouse.stress.workstealing;

import java.util.concurrent.atomic.AtomicInteger;

/** A queue that looks whether it is closed before it adds, but not at the same moment. */
final class ModelInject implements InjectPlace {

    private final AtomicInteger length = new AtomicInteger();
    private volatile boolean closed;

    @Override
    public boolean push() {
        if (closed) {
            return false;
        }
        length.incrementAndGet();
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean pop() {
        return length.getAndSet(0) == 1;
    }
}
