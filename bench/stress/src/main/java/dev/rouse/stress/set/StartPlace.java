package dev.rouse.stress.set;

import dev.rouse.Futures;
import dev.rouse.JoinSet;
import dev.rouse.TaskRef;
import dev.rouse.Waker;
import dev.rouse.stress.OneTask;
import dev.rouse.stress.PollContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** What races need of a task that a set starts in its first poll. */
interface StartPlace {

    void start();

    void abort();

    boolean isAborted();

    /** The set that the library ships. */
    static StartPlace real() {
        OneTask spawner = new OneTask();
        JoinSet<Integer> set = new JoinSet<>();
        TaskRef task = set.spawn(Futures.pending());
        return new StartPlace() {
            @Override
            public void start() {
                set.pollNext(new PollContext(Waker.noop(), spawner));
            }

            @Override
            public void abort() {
                task.abort();
            }

            @Override
            public boolean isAborted() {
                return spawner.isAborted();
            }
        };
    }

    /** The algorithm once more, but the looks may overtake the stores before them. */
    final class WithoutFence implements StartPlace {
        private final AtomicBoolean started = new AtomicBoolean();
        private final AtomicBoolean wanted = new AtomicBoolean();
        private final AtomicBoolean aborted = new AtomicBoolean();

        @Override
        public void start() {
            started.setRelease(true);
            if (wanted.getAcquire()) {
                aborted.setRelease(true);
            }
        }

        @Override
        public void abort() {
            wanted.setRelease(true);
            if (started.getAcquire()) {
                aborted.setRelease(true);
            }
        }

        @Override
        public boolean isAborted() {
            return aborted.get();
        }
    }
}
