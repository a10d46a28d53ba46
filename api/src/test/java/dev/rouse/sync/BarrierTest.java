package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.sync.Barrier.Arrival;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BarrierTest {

    private static final Poll<Arrival> LEADER = Poll.ready(Arrival.LEADER);
    private static final Poll<Arrival> FOLLOWER = Poll.ready(Arrival.FOLLOWER);

    private final Barrier barrier = Barrier.create(3);

    private static TestContext waiting(Future<?> future) throws Exception {
        TestContext own = new TestContext();
        assertThat(future.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    @Test
    void lastOneLeadsAndTheBarrierBeginsAgain() throws Exception {
        for (int round = 0; round < 2; round++) {
            Future<Arrival> first = barrier.arrive();
            Future<Arrival> second = barrier.arrive();
            TestContext ofFirst = waiting(first);
            TestContext ofSecond = waiting(second);
            assertThat(barrier).hasToString("Barrier[2 of 3]");
            assertThat(barrier.arrive().poll(new TestContext())).isEqualTo(LEADER);
            assertThat(ofFirst.wakes()).isEqualTo(1);
            assertThat(ofSecond.wakes()).isEqualTo(1);
            assertThat(first.poll(ofFirst)).isEqualTo(FOLLOWER);
            assertThat(second.poll(ofSecond)).isEqualTo(FOLLOWER);
        }
        assertThat(Arrival.LEADER.isLeader()).isTrue();
        assertThat(Arrival.FOLLOWER.isLeader()).isFalse();
    }

    @Test
    void droppedBeforeTheGroupIsCompleteTakesItsArrivalBack() throws Exception {
        Future<Arrival> dropped = barrier.arrive();
        Future<Arrival> stays = barrier.arrive();
        waiting(dropped);
        waiting(stays);
        dropped.drop();
        Future<Arrival> third = barrier.arrive();
        waiting(third);
        assertThat(barrier.arrive().poll(new TestContext())).isEqualTo(LEADER);
        assertThat(stays.poll(new TestContext())).isEqualTo(FOLLOWER);
        assertThat(third.poll(new TestContext())).isEqualTo(FOLLOWER);
    }

    @Test
    void droppedAfterTheGroupIsCompleteChangesNothing() throws Exception {
        Future<Arrival> dropped = barrier.arrive();
        Future<Arrival> stays = barrier.arrive();
        waiting(dropped);
        waiting(stays);
        barrier.arrive().poll(new TestContext());
        dropped.drop();
        assertThat(stays.poll(new TestContext())).isEqualTo(FOLLOWER);
        assertThat(barrier).hasToString("Barrier[0 of 3]");
    }

    @Test
    void oneAndZeroLetEveryoneLeadAndNegativeIsRefused() throws Exception {
        for (int parties = 0; parties < 2; parties++) {
            Barrier open = Barrier.create(parties);
            assertThat(open.arrive().poll(new TestContext())).isEqualTo(LEADER);
            assertThat(open.arrive().poll(new TestContext())).isEqualTo(LEADER);
        }
        assertThatThrownBy(() -> Barrier.create(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative: -1");
    }

    @Test
    void arrivalWithoutBudgetDoesNotCount() throws Exception {
        TestContext cx = new TestContext();
        cx.budget = 0;
        Future<Arrival> arrival = barrier.arrive();
        assertThat(arrival.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(barrier).hasToString("Barrier[0 of 3]");
    }

    @Test
    void wakerThatArrivesOrThrowsHarmsNobody() throws Exception {
        RuntimeException failure = new RuntimeException("waker");
        Future<Arrival> first = barrier.arrive();
        first.poll(
                new WakerContext(
                        new TestContext(),
                        () -> {
                            pollOnce(barrier.arrive());
                            throw failure;
                        }));
        Future<Arrival> second = barrier.arrive();
        TestContext ofSecond = waiting(second);
        assertThat(UncaughtExceptions.during(() -> pollOnce(barrier.arrive())))
                .containsExactly(failure);
        assertThat(ofSecond.wakes()).isEqualTo(1);
        assertThat(barrier).hasToString("Barrier[1 of 3]");
    }

    private static void pollOnce(Future<?> future) {
        try {
            future.poll(new TestContext());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    /** Positive numbers arrive, others drop one of those who wait. */
    @Property
    void groupsAreCompleteWheneverACountWouldSaySo(
            @ForAll @Size(max = 60) List<@IntRange(min = -20, max = 60) Integer> script,
            @ForAll @IntRange(min = 1, max = 5) int parties)
            throws Exception {
        Barrier counted = Barrier.create(parties);
        List<Future<Arrival>> waiting = new ArrayList<>();
        for (int step : script) {
            if (step > 0) {
                Future<Arrival> arrival = counted.arrive();
                boolean last = waiting.size() + 1 == parties;
                assertThat(arrival.poll(new TestContext()))
                        .isEqualTo(last ? LEADER : Poll.pending());
                if (!last) {
                    waiting.add(arrival);
                } else {
                    for (Future<Arrival> each : waiting) {
                        assertThat(each.poll(new TestContext())).isEqualTo(FOLLOWER);
                    }
                    waiting.clear();
                }
            } else if (!waiting.isEmpty()) {
                waiting.remove(-step % waiting.size()).drop();
            }
            for (Future<Arrival> each : waiting) {
                assertThat(each.poll(new TestContext())).isSameAs(Poll.pending());
            }
        }
    }
}
