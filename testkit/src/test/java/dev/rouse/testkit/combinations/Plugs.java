package dev.rouse.testkit.combinations;

import dev.rouse.Context;
import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tasks that occupy every worker of an executor until they are released. */
final class Plugs {

    private final CountDownLatch arrived;
    private final BlockingQueue<Runnable> toDo = new LinkedBlockingQueue<>();
    private final Semaphore done = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean first = new AtomicBoolean(true);
    private volatile boolean dropped;
    private volatile @Nullable Throwable thrown;

    private Plugs(int workers) {
        this.arrived = new CountDownLatch(workers);
    }

    /** Returns when each worker is inside a plug, or the executor drops them because it closes. */
    static Plugs in(Executor executor, int workers) {
        Plugs plugs = new Plugs(workers);
        for (int i = 0; i < workers; i++) {
            executor.spawn(plugs.new Plug()).drop();
        }
        await(plugs.arrived);
        return plugs;
    }

    /** False if the executor has dropped some. */
    boolean areHeld() {
        return !dropped;
    }

    /** Runs something on the thread of a worker, inside a poll, and waits for it. */
    void runInside(Runnable action) {
        toDo.add(action);
        done.acquireUninterruptibly();
        if (thrown != null) {
            throw new AssertionError("from inside a task", thrown);
        }
    }

    void release() {
        released.countDown();
        toDo.add(released::countDown);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Plug implements Future<String> {

        @Override
        public Poll<String> poll(Context cx) throws InterruptedException {
            arrived.countDown();
            if (first.getAndSet(false)) {
                while (released.getCount() > 0) {
                    run(toDo.take());
                }
            } else {
                await(released);
            }
            return Poll.ready("released");
        }

        private void run(Runnable action) {
            try {
                action.run();
            } catch (Throwable failure) {
                thrown = failure;
            } finally {
                done.release();
            }
        }

        @Override
        public void drop() {
            dropped = true;
            arrived.countDown();
        }
    }
}
