package dev.rouse.stress.single;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Spawns from another thread that overlap with the close of a driven executor: every future is
 * dropped exactly once and not polled after that close.
 */
@JCStressTest
@Outcome(
        id = "DROPPED",
        expect = ACCEPTABLE,
        desc = "each by the executor that closed, or by the spawn that came too late")
@Outcome(
        id = "POLLED_AFTER_CLOSE",
        expect = FORBIDDEN,
        desc = "polled though the executor had closed")
@Outcome(id = "NEVER", expect = FORBIDDEN, desc = "one was forgotten: neither ended nor dropped")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "one was dropped twice")
@Outcome(id = "THREW", expect = FORBIDDEN, desc = "an exception came out of the executor")
@State
public class SpawnsDuringCloseDropOnce {
    private final Closing race = new Closing(ClosingExecutor::real);

    @Actor
    public void driver() {
        race.driver();
    }

    @Actor
    public void spawner() {
        race.spawner();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Does not look back whether the executor has closed since the task was queued. */
    @JCStressTest
    @JCStressMeta(SpawnsDuringCloseDropOnce.class)
    @State
    public static class WeakenedLateSpawn {
        private final Closing race = new Closing(ModelClosing::new);

        @Actor
        public void driver() {
            race.driver();
        }

        @Actor
        public void spawner() {
            race.spawner();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Closing {
        private final ClosingExecutor executor;
        private final Spawned[] spawned = {
            new Spawned(), new Spawned(), new Spawned(), new Spawned(), new Spawned(), new Spawned()
        };
        private boolean threw;

        Closing(Supplier<ClosingExecutor> maker) {
            executor = maker.get();
        }

        void driver() {
            try {
                executor.driveToClose();
            } catch (RuntimeException e) {
                threw = true;
            }
        }

        void spawner() {
            for (Spawned future : spawned) {
                executor.spawn(future);
            }
        }

        String end() {
            if (threw) {
                return "THREW";
            }
            for (Spawned future : spawned) {
                if (future.polledAfterClose) {
                    return "POLLED_AFTER_CLOSE";
                }
                if (future.drops.get() != 1) {
                    return future.drops.get() == 0 ? "NEVER" : "TWICE";
                }
            }
            return "DROPPED";
        }

        private final class Spawned implements Future<Integer> {
            final AtomicInteger drops = new AtomicInteger();
            volatile boolean polledAfterClose;

            @Override
            public Poll<Integer> poll(Context cx) {
                polledAfterClose |= executor.isClosed();
                return Poll.pending();
            }

            @Override
            public void drop() {
                drops.incrementAndGet();
            }
        }
    }
}
