package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Threads that run no tasks and wait for a lock. */
class BlockingLocksTest {

    /** Locks on a thread of its own; the guard arrives once the holder lets go. */
    private static <G> void waitsUntil(
            Supplier<G> locker, Supplier<Boolean> waits, Runnable letGo, Consumer<G> use)
            throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch letGoNow = new CountDownLatch(1);
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                G guard = locker.get();
                                assertThat(letGoNow.getCount()).as("before its time").isZero();
                                use.accept(guard);
                            } catch (Throwable thrown) {
                                failure.set(thrown);
                            }
                        });
        thread.start();
        while (!waits.get() && thread.isAlive()) { // it stands in line
            Thread.onSpinWait();
        }
        letGoNow.countDown();
        letGo.run();
        thread.join();
        assertThat(failure).hasNullValue();
    }

    @Test
    void mutexIsLockedAtOnceOrAfterItsHolder() throws Exception {
        Mutex<String> mutex = Mutex.create("a");
        MutexGuard<String> held = mutex.blockingLock();
        waitsUntil(
                mutex::blockingLock,
                () -> mutex.toString().endsWith("1 waiting]"),
                () -> {
                    held.set("b");
                    held.close();
                },
                guard -> {
                    guard.set(guard.get() + "c");
                    guard.close();
                });
        assertThat(mutex.tryLock().get()).isEqualTo("bc");
    }

    @Test
    void readerWaitsForTheWriterAndWriterForTheReader() throws Exception {
        RwLock<String> lock = RwLock.create("a");
        WriteGuard<String> writer = lock.blockingWrite();
        waitsUntil(
                lock::blockingRead,
                () -> lock.toString().endsWith("1 waiting]"),
                () -> {
                    writer.set("b");
                    writer.close();
                },
                guard -> {
                    assertThat(guard.get()).isEqualTo("b");
                    guard.close();
                });
        ReadGuard<String> reader = lock.blockingRead();
        waitsUntil(
                lock::blockingWrite,
                () -> lock.toString().endsWith("1 waiting]"),
                reader::close,
                guard -> {
                    guard.set("c");
                    guard.close();
                });
        assertThat(lock.tryRead().get()).isEqualTo("c");
    }

    @Test
    void interruptDoesNotEndTheWaitAndIsKept() throws Exception {
        Mutex<String> mutex = Mutex.create("a");
        Thread.currentThread().interrupt();
        try (MutexGuard<String> guard = mutex.blockingLock()) {
            assertThat(guard.get()).isEqualTo("a");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
