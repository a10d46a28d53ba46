package dev.rouse.stress.single;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.executor.single.SingleExecutor;

/** What races need of an executor that closes; the real one and the twin's offer it. */
interface ClosingExecutor {

    /** Runs tasks, the first of which closes the executor, until nothing is left to run. */
    void driveToClose();

    void spawn(Future<Integer> future);

    boolean isClosed();

    /** The executor that the library ships, with the closing task in its queue. */
    static ClosingExecutor real() {
        SingleExecutor executor = SingleExecutor.create();
        executor.spawn(
                Futures.pollFn(
                        cx -> {
                            executor.close();
                            return Poll.ready();
                        }));
        return new ClosingExecutor() {
            @Override
            public void driveToClose() {
                executor.runUntilStalled();
            }

            @Override
            public void spawn(Future<Integer> future) {
                executor.spawn(future);
            }

            @Override
            public boolean isClosed() {
                return executor.isClosed();
            }
        };
    }
}
