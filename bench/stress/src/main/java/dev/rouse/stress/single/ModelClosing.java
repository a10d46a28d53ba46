package dev.rouse.stress.single;

import dev.rouse.Future;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The close of an executor without the look back of a spawn that overlaps with it. */
final class ModelClosing implements ClosingExecutor {

    private final Queue<Future<Integer>> remote = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    @Override
    public void driveToClose() {
        closed = true;
        for (Future<Integer> left; (left = remote.poll()) != null; ) {
            left.drop();
        }
    }

    @Override
    public void spawn(Future<Integer> future) {
        if (closed) {
            future.drop();
        } else {
            remote.add(future);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
