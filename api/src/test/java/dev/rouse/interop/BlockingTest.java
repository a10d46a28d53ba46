package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.HandThreads;
import dev.rouse.testing.TestContext;
import dev.rouse.time.Timer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every order in which owner, thread and close can come, one after the other on one thread. */
class BlockingTest {

    private final HandThreads threads = new HandThreads();
    private final List<Throwable> uncaught = new ArrayList<>();
    private final BlockingPool pool =
            BlockingPool.builder()
                    .name("test")
                    .maxThreads(1)
                    .keepAlive(Duration.ZERO)
                    .threadFactory(threads)
                    .uncaughtHandler((thread, failure) -> uncaught.add(failure))
                    .build();
    private final TestContext cx = new TestContext();
    private int runs;

    private Future<Integer> counting() {
        return pool.run(() -> ++runs);
    }

    private Future<Integer> failing(Throwable failure) {
        return pool.run(
                () -> {
                    runs++;
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (Exception) failure;
                });
    }

    private void assertCounts(int running, int queued, int completed, int cancelled) {
        BlockingMetrics counts = pool.metrics();
        assertThat(counts)
                .isEqualTo(new BlockingMetrics(running, 0, running, queued, completed, cancelled));
    }

    // ---- the straight way ----

    @Test
    void nothingHappensBeforeTheFirstPoll() {
        counting();
        assertThat(threads.waiting()).isZero();
        assertCounts(0, 0, 0, 0);
    }

    @Test
    void theFirstPollHandsOverTheWorkAndItsEndWakes() throws Exception {
        Future<Integer> future = counting();
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        assertCounts(1, 0, 0, 0);
        assertThat(runs).isZero();
        threads.runAll();
        assertThat(runs).isEqualTo(1);
        assertThat(cx.wakes()).isEqualTo(1);
        assertCounts(0, 0, 1, 0);
        assertThat(future.poll(cx)).isEqualTo(Poll.ready(1));
        assertThat(uncaught).isEmpty();
    }

    @Test
    void nullIsAValue() throws Exception {
        Future<@Nullable String> future = pool.run(() -> null);
        future.poll(cx);
        threads.runAll();
        assertThat(future.poll(cx)).isEqualTo(Poll.ready());
    }

    @Test
    void aFailureIsTheSameObject() throws Exception {
        for (Throwable failure :
                List.of(new IOException(), new StackOverflowError(), new InterruptedException())) {
            Future<Integer> future = failing(failure);
            future.poll(cx);
            threads.runAll();
            assertThat(catchThrowable(() -> future.poll(cx))).isSameAs(failure);
            future.drop();
        }
        assertThat(uncaught).isEmpty();
    }

    @Test
    void theLatestWakerIsWoken() throws Exception {
        Future<Integer> future = counting();
        CountingWaker latest = new CountingWaker();
        future.poll(cx);
        future.poll(cx.withWaker(latest));
        threads.runAll();
        assertThat(cx.wakes()).isZero();
        assertThat(latest.count()).isEqualTo(1);
    }

    @Test
    void aPollDuringTheWorkKeepsTheNewWaker() throws Exception {
        CountingWaker latest = new CountingWaker();
        List<Future<Integer>> self = new ArrayList<>();
        self.add(
                pool.run(
                        () -> {
                            self.get(0).poll(cx.withWaker(latest));
                            return 5;
                        }));
        self.get(0).poll(cx);
        threads.runAll();
        assertThat(cx.wakes()).isZero();
        assertThat(latest.count()).isEqualTo(1);
        assertThat(self.get(0).poll(cx)).isEqualTo(Poll.ready(5));
    }

    @Test
    void workThatEndsDuringTheFirstPollIsReadyInIt() throws Exception {
        BlockingPool eager =
                BlockingPool.builder()
                        .keepAlive(Duration.ZERO)
                        .threadFactory(
                                work ->
                                        new Thread(work) {
                                            @Override
                                            public void start() {
                                                run();
                                            }
                                        })
                        .build();
        assertThat(eager.run(() -> 5).poll(cx)).isEqualTo(Poll.ready(5));
    }

    @Test
    void withoutBudgetTheOutcomeIsKept() throws Exception {
        Future<Integer> future = counting();
        future.poll(cx);
        threads.runAll();
        cx.budget = 0;
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(2);
        cx.budget = 1;
        assertThat(future.poll(cx)).isEqualTo(Poll.ready(1));
        assertThat(cx.budget).isZero();
    }

    @Test
    void queuedWorkStartsInTheOrderOfFirstPolls() throws Exception {
        List<Integer> order = new ArrayList<>();
        List<Future<Boolean>> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            futures.add(pool.run(() -> order.add(number)));
        }
        for (int i : new int[] {3, 0, 4, 1, 2}) {
            futures.get(i).poll(cx);
        }
        assertCounts(1, 4, 0, 0);
        assertThat(threads.waiting()).isEqualTo(1);
        threads.runAll();
        assertThat(order).containsExactly(3, 0, 4, 1, 2);
        assertCounts(0, 0, 5, 0);
    }

    // ---- drop against start and end ----

    @Test
    void droppedBeforeTheFirstPollItWasNeverThere() {
        Future<Integer> future = counting();
        future.drop();
        assertCounts(0, 0, 0, 0);
        assertThatThrownBy(() -> future.poll(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("polled after drop");
    }

    @Test
    void droppedOnTheWayToAThreadItNeverRuns() throws Exception {
        Future<Integer> future = counting();
        future.poll(cx);
        future.drop();
        threads.runAll();
        assertThat(runs).isZero();
        assertThat(cx.wakes()).isZero();
        assertCounts(0, 0, 0, 1);
    }

    @Test
    void aThreadWhoseWorkWasDroppedTakesWhatIsQueued() throws Exception {
        Future<Integer> first = counting();
        Future<Integer> second = counting();
        first.poll(cx);
        second.poll(cx);
        first.drop();
        threads.runAll();
        assertThat(second.poll(cx)).isEqualTo(Poll.ready(1));
        assertCounts(0, 0, 1, 1);
    }

    @Test
    void droppedInTheQueueItLeavesAtOnce() throws Exception {
        Future<Integer> first = counting();
        Future<Integer> second = counting();
        Future<Integer> third = counting();
        first.poll(cx);
        second.poll(cx);
        third.poll(cx);
        second.drop();
        second.drop();
        assertCounts(1, 1, 0, 1);
        threads.runAll();
        assertThat(runs).isEqualTo(2);
        assertCounts(0, 0, 2, 1);
    }

    @Test
    void droppedWhileItRunsItsValueIsDiscarded() throws Exception {
        List<Future<Integer>> self = new ArrayList<>();
        self.add(
                pool.run(
                        () -> {
                            self.get(0).drop();
                            return ++runs;
                        }));
        self.get(0).poll(cx);
        threads.runAll();
        assertThat(runs).isEqualTo(1);
        assertThat(cx.wakes()).isZero();
        assertThat(uncaught).isEmpty();
        assertCounts(0, 0, 1, 0);
        assertThatThrownBy(() -> self.get(0).poll(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void droppedWhileItRunsItsFailureIsReported() throws Exception {
        IOException failure = new IOException();
        List<Future<Integer>> self = new ArrayList<>();
        self.add(
                pool.run(
                        () -> {
                            self.get(0).drop();
                            throw failure;
                        }));
        self.get(0).poll(cx);
        threads.runAll();
        assertThat(uncaught).containsExactly(failure);
    }

    @Test
    void droppedAfterTheEndItsFailureIsReportedByTheDrop() throws Exception {
        IOException failure = new IOException();
        Future<Integer> future = failing(failure);
        future.poll(cx);
        threads.runAll();
        assertThat(uncaught).isEmpty();
        future.drop();
        future.drop();
        assertThat(uncaught).containsExactly(failure);
        assertThatThrownBy(() -> future.poll(cx)).hasMessageStartingWith("polled after drop");
    }

    @Test
    void droppedAfterItWasTakenNothingHappens() throws Exception {
        Future<Integer> future = failing(new IOException());
        future.poll(cx);
        threads.runAll();
        assertThatThrownBy(() -> future.poll(cx)).isInstanceOf(IOException.class);
        future.drop();
        assertThat(uncaught).isEmpty();
        assertThatThrownBy(() -> future.poll(cx)).hasMessageStartingWith("polled after completion");
    }

    /** In the queue behind work that takes for ever, say. */
    @Test
    void cancelledWorkIsLetGoAtOnce() throws Exception {
        counting().poll(cx);
        Object captured = new Object();
        WeakReference<Object> reference = new WeakReference<>(captured);
        Future<Integer> queued = capturing(captured);
        queued.poll(cx);
        captured = null;
        queued.drop();
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        assertThat(reference.get()).isNull();
        assertThatThrownBy(() -> queued.poll(cx)).hasMessageStartingWith("polled after drop");
    }

    private Future<Integer> capturing(Object captured) {
        return pool.run(captured::hashCode);
    }

    // ---- close against start and end ----

    @Test
    void closedBeforeTheFirstPollItFailsInIt() {
        Future<Integer> future = counting();
        assertThat(pool.close(Duration.ZERO)).isTrue();
        assertThatThrownBy(() -> future.poll(cx))
                .isInstanceOf(CancellationException.class)
                .hasMessage(
                        "blocking pool \"test\" was closed before the work was polled for the"
                                + " first time");
        assertThat(cx.wakes()).isZero();
        assertThatThrownBy(() -> future.poll(cx)).hasMessageStartingWith("polled after completion");
        assertCounts(0, 0, 0, 0);
    }

    @Test
    void closedBeforeTheyStartAllFail() throws Exception {
        Future<Integer> handed = counting();
        Future<Integer> queued = counting();
        handed.poll(cx);
        queued.poll(cx);
        assertThat(pool.close(Duration.ZERO)).isFalse(); // there is a thread, yet to begin
        assertThat(cx.wakes()).isEqualTo(2);
        for (Future<Integer> future : List.of(handed, queued)) {
            assertThatThrownBy(() -> future.poll(cx))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("blocking pool \"test\" was closed before the work had started");
        }
        threads.runAll();
        assertThat(runs).isZero();
        assertThat(pool.close(Duration.ZERO)).isTrue();
        assertCounts(0, 0, 0, 2);
    }

    @Test
    void aRefusalThatIsDroppedIsNoFailure() throws Exception {
        Future<Integer> future = counting();
        future.poll(cx);
        pool.close(Duration.ZERO);
        threads.runAll();
        uncaught.clear(); // the thread that had not begun
        future.drop();
        assertThat(uncaught).isEmpty();
    }

    @Test
    void droppedAndThenClosedIsCancelledOnce() throws Exception {
        Future<Integer> handed = counting();
        Future<Integer> queued = counting();
        handed.poll(cx);
        queued.poll(cx);
        handed.drop();
        queued.drop();
        pool.close(Duration.ZERO);
        threads.runAll();
        assertThat(cx.wakes()).isZero();
        assertCounts(0, 0, 0, 2);
    }

    @Test
    void closedWhileItRunsItStillGivesItsOutcome() throws Exception {
        Future<Integer> future =
                pool.run(
                        () -> {
                            assertThat(pool.close(Duration.ZERO)).isFalse();
                            return 5;
                        });
        Future<Integer> queued = counting();
        future.poll(cx);
        queued.poll(cx);
        threads.runAll();
        assertThat(future.poll(cx)).isEqualTo(Poll.ready(5));
        assertThatThrownBy(() -> queued.poll(cx)).isInstanceOf(CancellationException.class);
        assertThat(runs).isZero();
        assertCounts(0, 0, 1, 1);
        assertThat(pool.close(Duration.ZERO)).isTrue();
    }

    @Test
    void closedAfterItEndedTheOutcomeStays() throws Exception {
        Future<Integer> future = counting();
        future.poll(cx);
        threads.runAll();
        assertThat(pool.close(Duration.ZERO)).isTrue();
        assertThat(future.poll(cx)).isEqualTo(Poll.ready(1));
    }

    // ---- wakers, handlers and executors ----

    @Test
    void aWakerThatThrowsHarmsNobody() throws Exception {
        IllegalStateException bad = new IllegalStateException("bad waker");
        Waker throwing =
                () -> {
                    throw bad;
                };
        Future<Integer> first = counting();
        Future<Integer> second = counting();
        first.poll(cx.withWaker(throwing));
        second.poll(cx);
        threads.runAll();
        assertThat(uncaught).containsExactly(bad);
        assertThat(first.poll(cx)).isEqualTo(Poll.ready(1));
        assertThat(second.poll(cx)).isEqualTo(Poll.ready(2));
    }

    @Test
    void aWakerThatThrowsDoesNotStopClose() throws Exception {
        IllegalStateException bad = new IllegalStateException("bad waker");
        counting().poll(cx);
        for (int i = 0; i < 2; i++) {
            counting()
                    .poll(
                            cx.withWaker(
                                    () -> {
                                        throw bad;
                                    }));
        }
        Future<Integer> last = counting();
        last.poll(cx);
        pool.close(Duration.ZERO);
        assertThat(cx.wakes()).isEqualTo(2);
        assertThat(uncaught).startsWith(bad, bad);
        assertThatThrownBy(() -> last.poll(cx)).isInstanceOf(CancellationException.class);
    }

    /** A context of an executor whose blocking work goes to {@link #pool}. */
    private Context onExecutor(@Nullable BlockingPool blocking) {
        Spawner spawner =
                new Spawner() {
                    @Override
                    public <T extends @Nullable Object> JoinHandle<T> spawn(
                            Future<T> future, @Nullable String name) {
                        throw new AssertionError("nothing is spawned here");
                    }

                    @Override
                    @SuppressWarnings("NullAway") // one of the cases is an executor with this bug
                    public BlockingPool blocking() {
                        return blocking;
                    }
                };
        return new Context() {
            @Override
            public Waker waker() {
                return cx.waker();
            }

            @Override
            public Timer timer() {
                return cx.timer();
            }

            @Override
            public Spawner spawner() {
                return spawner;
            }

            @Override
            public boolean tryProceed() {
                return cx.tryProceed();
            }

            @Override
            public Context withWaker(Waker other) {
                throw new AssertionError("not needed here");
            }
        };
    }

    @Test
    void runUsesThePoolOfTheExecutorThatPollsFirst() throws Exception {
        Future<Integer> future = Blocking.run(() -> ++runs);
        future.poll(onExecutor(pool));
        assertCounts(1, 0, 0, 0);
        threads.runAll();
        assertThat(future.poll(cx)).isEqualTo(Poll.ready(1)); // has no executor, needs none
    }

    @Test
    void anExecutorWithoutAPoolFailsTheFuture() {
        Future<Integer> future = Blocking.run(() -> ++runs);
        assertThatThrownBy(() -> future.poll(onExecutor(null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("Spawner.blocking() answered null");
        assertThatThrownBy(() -> future.poll(cx)).hasMessageStartingWith("polled after completion");
    }

    @Test
    void spawnersUseTheSharedPoolUnlessTheyHaveTheirOwn() {
        Spawner spawner =
                new Spawner() {
                    @Override
                    public <T extends @Nullable Object> JoinHandle<T> spawn(
                            Future<T> future, @Nullable String name) {
                        throw new AssertionError("nothing is spawned here");
                    }
                };
        assertThat(spawner.blocking()).isSameAs(BlockingPool.shared());
    }

    @Test
    void workMustNotBeNull() {
        assertThatThrownBy(() -> Blocking.run(null)).hasMessage("work");
        assertThatThrownBy(() -> Blocking.runInterruptibly(null)).hasMessage("work");
        assertThatThrownBy(() -> pool.run(null)).hasMessage("work");
        assertThatThrownBy(() -> pool.runInterruptibly(null)).hasMessage("work");
    }

    @Test
    void itSaysWhereInItsLifeItIs() throws Exception {
        Future<Integer> future = counting();
        assertThat(future).hasToString("Blocking[NEW]");
        future.poll(cx);
        assertThat(future).hasToString("Blocking[QUEUED]");
        assertThat(pool).hasToString("BlockingPool[\"test\", 1 threads, 1 running, 0 queued]");
        threads.runAll();
        assertThat(future).hasToString("Blocking[DONE]");
        future.poll(cx);
        assertThat(future).hasToString("Blocking[TAKEN]");
    }
}
