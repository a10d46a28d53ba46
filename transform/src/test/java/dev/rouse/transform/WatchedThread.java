package dev.rouse.transform;

import dev.rouse.transform.javac.Hooks;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The usual thread that compiles blocks, with something else to be done before each class. */
final class WatchedThread extends AbstractExecutorService {

    final List<Thread> started = new CopyOnWriteArrayList<>();
    final AtomicInteger received = new AtomicInteger();
    private final ThreadPoolExecutor thread = Hooks.usualThread();
    private final Runnable before;

    WatchedThread(Runnable before) {
        this.before = before;
        ThreadFactory usual = thread.getThreadFactory();
        thread.setThreadFactory(
                work -> {
                    Thread made = usual.newThread(work);
                    started.add(made);
                    return made;
                });
    }

    /** One that is only watched. */
    WatchedThread() {
        this(() -> {});
    }

    /** One that does nothing until the latch is open. */
    static WatchedThread after(CountDownLatch latch) {
        return new WatchedThread(
                () -> {
                    try {
                        latch.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    /** For compilations that need no thread. */
    static Supplier<ExecutorService> none() {
        return () -> {
            throw new AssertionError("a thread was asked for");
        };
    }

    @Override
    public void execute(Runnable work) {
        received.incrementAndGet();
        thread.execute(
                () -> {
                    before.run();
                    work.run();
                });
    }

    @Override
    public void shutdown() {
        thread.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return thread.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return thread.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return thread.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return thread.awaitTermination(timeout, unit);
    }
}
