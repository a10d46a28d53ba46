package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.HandThreads;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Owners, threads and close in any order, with other steps in the middle of running work: each
 * piece of work runs once or is cancelled, and the counts add up at every moment.
 */
class BlockingPoolProperties {

    @Property
    void eachPieceRunsOnceOrIsCancelledAndTheCountsAddUp(
            @ForAll @Size(max = 60) List<@IntRange(max = 99) Integer> steps,
            @ForAll @IntRange(min = 1, max = 3) int maxThreads)
            throws Exception {
        new Scene(steps, maxThreads).play();
    }

    /** One pool and one script. */
    private static final class Scene {
        private final HandThreads threads = new HandThreads();
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Integer> order = new ArrayList<>();
        private final List<Throwable> uncaught = new ArrayList<>();
        private final Deque<Integer> script;
        private final int maxThreads;
        private final BlockingPool pool;
        private boolean closed;

        Scene(List<Integer> steps, int maxThreads) {
            this.script = new ArrayDeque<>(steps);
            this.maxThreads = maxThreads;
            pool =
                    BlockingPool.builder()
                            .maxThreads(maxThreads)
                            .keepAlive(Duration.ZERO)
                            .threadFactory(threads)
                            .uncaughtHandler((thread, failure) -> uncaught.add(failure))
                            .build();
        }

        void play() throws Exception {
            while (!script.isEmpty()) {
                step();
            }
            threads.runAll();
            closed = true;
            assertThat(pool.close(Duration.ZERO)).isTrue();
            checkCounts();
            assertThat(pool.metrics().threads()).isZero();
            assertThat(pool.metrics().queued()).isZero();
            assertThat(pool.metrics().completed()).isEqualTo(order.size());
            for (Piece piece : pieces) {
                piece.checkEnd();
            }
            if (maxThreads == 1) {
                assertThat(order).isSorted();
            }
            // Threads that have not ended when it closes midway are stuck, as far as it can know.
            assertThat(uncaught).allMatch(failure -> failure instanceof TimeoutException);
        }

        private void step() throws Exception {
            Integer step = script.poll();
            if (step == null) {
                return;
            }
            if (step < 45) {
                Piece piece = new Piece(step % 4);
                pieces.add(piece);
                piece.firstPoll();
            } else if (step < 70) {
                if (!pieces.isEmpty()) {
                    Piece one = pieces.get(step * 7 % pieces.size());
                    if (one.accepted) {
                        one.drop();
                    }
                }
            } else if (step < 98) {
                if (threads.waiting() > 0) {
                    threads.runOldest();
                }
            } else {
                closed = true;
                pool.close(Duration.ZERO);
            }
            checkCounts();
        }

        private void checkCounts() {
            BlockingMetrics counts = pool.metrics();
            assertThat(counts.threads()).isEqualTo(counts.idle() + counts.running());
            assertThat(counts.threads()).isLessThanOrEqualTo(maxThreads);
            assertThat(counts.queued() == 0 || counts.running() == maxThreads)
                    .as("work waits only while all threads are busy")
                    .isTrue();
            assertThat(counts.queued() + counts.running() + counts.completed() + counts.cancelled())
                    .isEqualTo(pieces.stream().filter(piece -> piece.accepted).count());
        }

        /** One future and what became of it. */
        private final class Piece {
            final int number = pieces.size();
            final TestContext cx = new TestContext();
            final Future<Integer> future;
            boolean accepted;
            boolean droppedInTime;
            boolean dropped;
            int runs;

            Piece(int nested) {
                future =
                        pool.run(
                                () -> {
                                    runs++;
                                    order.add(number);
                                    assertThat(droppedInTime).isFalse();
                                    assertThat(closed).as("closed before it began").isFalse();
                                    for (int i = 0; i < nested; i++) {
                                        step();
                                    }
                                    return number;
                                });
            }

            void firstPoll() throws Exception {
                if (closed) {
                    assertThatThrownBy(() -> future.poll(cx))
                            .isInstanceOf(CancellationException.class);
                } else {
                    accepted = true;
                    assertThat(future.poll(cx)).isSameAs(Poll.pending());
                }
            }

            void drop() {
                droppedInTime |= !dropped && runs == 0;
                dropped = true;
                future.drop();
            }

            /** At the end of everything. */
            void checkEnd() throws Exception {
                assertThat(runs).isLessThanOrEqualTo(1);
                if (!accepted || dropped) {
                    assertThat(accepted || runs == 0).isTrue();
                    assertThatThrownBy(() -> future.poll(cx))
                            .isInstanceOf(IllegalStateException.class);
                } else if (runs == 1) {
                    assertThat(cx.wakes()).isEqualTo(1);
                    assertThat(future.poll(cx)).isEqualTo(Poll.ready(number));
                } else {
                    assertThat(cx.wakes()).isEqualTo(1);
                    assertThatThrownBy(() -> future.poll(cx))
                            .isInstanceOf(CancellationException.class);
                }
            }
        }
    }
}
