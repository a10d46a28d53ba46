package dev.rouse.executor.workstealing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.sync.AtomicWaker;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tasks that never leave a worker alone do not keep others from running. */
class FairnessTest {

    private final AtomicBoolean stop = new AtomicBoolean();

    /** Spawns its own successor, for ever; that one always takes the LIFO slot. */
    private final class Respawning implements Future<@Nullable Void> {
        @Override
        public Poll<@Nullable Void> poll(Context cx) {
            if (!stop.get()) {
                cx.spawner().spawn(new Respawning()).drop();
            }
            return Poll.ready();
        }
    }

    /** Yields for ever. */
    private Future<@Nullable Void> yielding() {
        return Futures.pollFn(
                cx -> {
                    if (stop.get()) {
                        return Poll.ready();
                    }
                    cx.waker().wake();
                    return Poll.pending();
                });
    }

    /** Two tasks that wake each other for ever through the LIFO slot. */
    private void spawnPair(WorkStealingExecutor executor) {
        Turns turns = new Turns();
        executor.spawn(new Player(turns, 0)).drop();
        executor.spawn(new Player(turns, 1)).drop();
    }

    private static final class Turns {
        final AtomicWaker[] wakers = {new AtomicWaker(), new AtomicWaker()};
    }

    private final class Player implements Future<@Nullable Void> {
        private final Turns turns;
        private final int side;

        Player(Turns turns, int side) {
            this.turns = turns;
            this.side = side;
        }

        @Override
        public Poll<@Nullable Void> poll(Context cx) {
            turns.wakers[side].register(cx.waker());
            turns.wakers[1 - side].wake();
            return stop.get() ? Poll.ready() : Poll.pending();
        }
    }

    @Test
    void endlessRespawnOnOneWorkerStarvesNobody() throws Exception {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(1).build()) {
            executor.spawn(new Respawning()).drop();
            othersGetOn(executor);
        }
    }

    @Test
    void endlessYieldsStarveNobody() throws Exception {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(1).build()) {
            for (int i = 0; i < 300; i++) { // more than the ring holds
                executor.spawn(yielding()).drop();
            }
            othersGetOn(executor);
        }
    }

    @Test
    void hundredSaturatedPingPongPairsStarveNobody() throws Exception {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(2).build()) {
            for (int i = 0; i < 100; i++) {
                spawnPair(executor);
            }
            othersGetOn(executor);
        }
    }

    /** A fresh task, a timer, and a task that yields itself; each would hang if it were starved. */
    private void othersGetOn(WorkStealingExecutor executor) throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(executor.<String>blockOn(executor.spawn(Futures.ready("fresh"))))
                    .isEqualTo("fresh");
        }
        executor.blockOn(executor.spawn(Sleep.sleep(Duration.ofMillis(1))));
        JoinHandle<String> yields =
                executor.spawn(Futures.yieldNow().then(x -> Futures.yieldNow()).map(x -> "done"));
        assertThat(executor.<String>blockOn(yields)).isEqualTo("done");
        stop.set(true);
    }
}
