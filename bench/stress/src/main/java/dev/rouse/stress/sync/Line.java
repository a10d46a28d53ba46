package dev.rouse.stress.sync;

import dev.rouse.Future;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import dev.rouse.sync.Permit;
import dev.rouse.sync.Semaphore;
import java.util.List;

/** What races need of a semaphore without permits for which two futures wait. */
interface Line {

    /** Polls one of the two futures; true when it has its permit. */
    boolean poll(int who, Waker waker);

    void drop(int who);

    /** Gives one permit. */
    void give();

    /** The semaphore that the library ships. */
    static Line real() {
        Semaphore semaphore = Semaphore.create(0);
        List<Future<Permit>> futures = List.of(semaphore.acquire(), semaphore.acquire());
        return new Line() {
            @Override
            public boolean poll(int who, Waker waker) {
                try {
                    return futures.get(who).poll(new PollContext(waker)).isReady();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void drop(int who) {
                futures.get(who).drop();
            }

            @Override
            public void give() {
                semaphore.addPermits(1);
            }
        };
    }
}
