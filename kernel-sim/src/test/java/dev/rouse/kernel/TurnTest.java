package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One processor, one driver: who waits, who gets the turn, and who does not need it any more. */
@Timeout(60)
class TurnTest {

    private final Turn turn = new Turn();

    @Test
    void aFreeTurnIsTakenAtOnce() {
        assertThat(turn.isMine()).isFalse();
        assertThat(turn.takeUnless(() -> false)).isTrue();
        assertThat(turn.isMine()).isTrue();

        turn.release();

        assertThat(turn.isMine()).isFalse();
    }

    @Test
    void whoDoesNotNeedItDoesNotTakeIt() {
        assertThat(turn.takeUnless(() -> true)).isFalse();
        assertThat(turn.isMine()).isFalse();
    }

    @Test
    void theTurnBelongsToAThread() throws Exception {
        turn.takeUnless(() -> false);
        FutureTask<Boolean> other = new FutureTask<>(turn::isMine);
        new Thread(other).start();

        assertThat(other.get()).isFalse();
    }

    @Test
    void aWaiterGetsTheTurnWhenItIsReleased() throws Exception {
        turn.takeUnless(() -> false);
        FutureTask<Boolean> waiter = new FutureTask<>(() -> turn.takeUnless(() -> false));
        new Thread(waiter).start();

        turn.release();

        assertThat(waiter.get()).isTrue();
    }

    @Test
    void aWaiterGoesAwayWhenProgressMakesItUnneeded() throws Exception {
        turn.takeUnless(() -> false);
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(1);
        FutureTask<Boolean> waiter =
                new FutureTask<>(
                        () ->
                                turn.takeUnless(
                                        () -> {
                                            asked.countDown();
                                            return done.get();
                                        }));
        new Thread(waiter).start();
        asked.await();

        done.set(true);
        turn.progress();

        assertThat(waiter.get()).isFalse();
        assertThat(turn.isMine()).isTrue();
    }

    @Test
    void anInterruptDoesNotEndTheWaitAndIsKept() throws Exception {
        turn.takeUnless(() -> false);
        FutureTask<Boolean> waiter =
                new FutureTask<>(
                        () -> {
                            Thread.currentThread().interrupt();
                            turn.takeUnless(() -> false);
                            return Thread.interrupted();
                        });
        new Thread(waiter).start();

        turn.release();

        assertThat(waiter.get()).isTrue();
    }

    @Test
    void onlyOneThreadAtATimeHasTheTurn() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicBoolean crowded = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread =
                    new Thread(
                            () -> {
                                for (int round = 0; round < 500; round++) {
                                    turn.takeUnless(() -> false);
                                    crowded.compareAndSet(false, inside.incrementAndGet() > 1);
                                    inside.decrementAndGet();
                                    turn.release();
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(crowded).isFalse();
    }
}
