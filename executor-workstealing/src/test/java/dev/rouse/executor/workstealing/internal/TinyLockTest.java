package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinyLockTest {

    private static final int THREADS = 4;
    private static final int TIMES = 50_000;

    private final TinyLock lock = new TinyLock();
    private long counter;

    @Test
    void oneAtATime() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(this::count);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counter).isEqualTo((long) THREADS * TIMES);
    }

    private void count() {
        for (int i = 0; i < TIMES; i++) {
            lock.lock();
            counter++;
            lock.unlock();
        }
    }

    @Test
    void whoFindsItTakenGoesOnOnceItIsFree() throws InterruptedException {
        lock.lock();
        Thread other = new Thread(this::count);
        other.start();
        assertThat(counter).isZero();
        lock.unlock();
        other.join();
        assertThat(counter).isEqualTo(TIMES);
    }
}
