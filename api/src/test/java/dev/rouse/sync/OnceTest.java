package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@link OnceCell} and {@link SetOnce}. */
class OnceTest {

    private final OnceCell<@Nullable String> cell = OnceCell.create();
    private final SetOnce<@Nullable String> once = SetOnce.create();
    private final TestContext cx = new TestContext();

    private static TestContext waiting(Future<?> future) throws Exception {
        TestContext own = new TestContext();
        assertThat(future.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    @Test
    void firstMakesTheValueAndTheOthersWait() throws Exception {
        Probe<@Nullable String> making = Probe.readyAfter(1, "v");
        Future<@Nullable String> first = cell.getOrInit(() -> making);
        Future<@Nullable String> second = cell.getOrInit(() -> Futures.ready("other"));
        TestContext ofFirst = waiting(first);
        TestContext ofSecond = waiting(second);
        assertThat(cell).hasToString("OnceCell[initializing]");
        assertThat(cell.get()).isSameAs(Poll.pending());
        assertThat(first.poll(ofFirst)).isEqualTo(Poll.ready("v"));
        assertThat(ofSecond.wakes()).isEqualTo(1);
        assertThat(second.poll(ofSecond)).isEqualTo(Poll.ready("v"));
        assertThat(cell.get()).isEqualTo(Poll.ready("v"));
        assertThat(cell).hasToString("OnceCell[initialized]");
    }

    @Test
    void nextTakesOverWhenTheFirstFails() throws Exception {
        Exception failure = new Exception("no");
        Future<@Nullable String> first = cell.getOrInit(() -> Probe.failingAfter(1, failure));
        Future<@Nullable String> second = cell.getOrInit(() -> Futures.ready("second"));
        TestContext ofFirst = waiting(first);
        TestContext ofSecond = waiting(second);
        assertThatThrownBy(() -> first.poll(ofFirst)).isSameAs(failure);
        assertThat(ofSecond.wakes()).isEqualTo(1);
        assertThat(cell.isInitialized()).isFalse();
        assertThat(second.poll(ofSecond)).isEqualTo(Poll.ready("second"));
    }

    @Test
    void nextTakesOverWhenTheFirstIsDroppedWhetherMakingOrOnlyGranted() throws Exception {
        Probe<@Nullable String> making = Probe.pending();
        Future<@Nullable String> first = cell.getOrInit(() -> making);
        Future<@Nullable String> second = cell.getOrInit(Futures::pending);
        Future<@Nullable String> third = cell.getOrInit(() -> Futures.ready(null));
        waiting(first);
        TestContext ofSecond = waiting(second);
        TestContext ofThird = waiting(third);
        first.drop();
        assertThat(making.drops).isEqualTo(1);
        assertThat(ofSecond.wakes()).isEqualTo(1);
        second.drop();
        assertThat(ofThird.wakes()).isEqualTo(1);
        assertThat(third.poll(ofThird)).isEqualTo(Poll.ready());
        assertThat(cell.isInitialized()).isTrue();
    }

    @Test
    void dropThatThrowsPassesTheTurnOnAllTheSame() throws Exception {
        RuntimeException failure = new RuntimeException("drop");
        Future<?> first =
                cell.getOrInit(
                        () ->
                                Probe.<@Nullable String>pending()
                                        .whenDropped(
                                                () -> {
                                                    throw failure;
                                                }));
        waiting(first);
        assertThatThrownBy(first::drop).isSameAs(failure);
        assertThat(cell.set("v")).isEqualTo(OnceCell.TrySet.SET);
    }

    @Test
    void supplierThatThrowsOrGivesNullFailsTheFutureOnly() throws Exception {
        Exception failure = new Exception("supplier");
        Future<?> throwing =
                cell.getOrInit(
                        () -> {
                            throw failure;
                        });
        assertThatThrownBy(() -> throwing.poll(cx)).isSameAs(failure);
        Future<?> none = cell.getOrInit(() -> null);
        assertThatThrownBy(() -> none.poll(cx))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the function given to getOrInit() answered null instead of a future");
        assertThat(cell).hasToString("OnceCell[empty]");
        assertThat(cell.getOrInit(() -> Futures.ready("v")).poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void valueIsSetOnceAndNotWhileOneIsMade() throws Exception {
        Future<?> making = cell.getOrInit(Futures::pending);
        waiting(making);
        assertThat(cell.set("v")).isEqualTo(OnceCell.TrySet.INITIALIZING);
        making.drop();
        assertThat(cell.set(null)).isEqualTo(OnceCell.TrySet.SET);
        assertThat(cell.set("w")).isEqualTo(OnceCell.TrySet.INITIALIZED);
        assertThat(cell.get()).isEqualTo(Poll.ready());
        assertThat(OnceCell.of("x").get()).isEqualTo(Poll.ready("x"));
    }

    @Test
    void getOrInitOfAFullCellSpendsBudget() throws Exception {
        cell.set("v");
        Future<?> get = cell.getOrInit(Futures::pending);
        cx.budget = 0;
        assertThat(get.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        assertThat(get.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void setOnceWakesAllAndKeepsTheFirstValue() throws Exception {
        Future<@Nullable String> first = once.whenSet();
        Future<@Nullable String> dropped = once.whenSet();
        TestContext ofFirst = waiting(first);
        TestContext ofDropped = waiting(dropped);
        dropped.drop();
        assertThat(once).hasToString("SetOnce[empty]");
        assertThat(once.get()).isSameAs(Poll.pending());
        assertThat(once.set(null)).isTrue();
        assertThat(once.set("late")).isFalse();
        assertThat(once).hasToString("SetOnce[set]");
        assertThat(ofFirst.wakes()).isEqualTo(1);
        assertThat(ofDropped.wakes()).isZero();
        assertThat(first.poll(ofFirst)).isEqualTo(Poll.ready());
        assertThat(once.whenSet().poll(cx)).isEqualTo(Poll.ready());
        assertThat(once.get()).isEqualTo(Poll.ready());
    }

    @Test
    void wakerThatSetsOrThrowsHarmsNobody() throws Exception {
        RuntimeException failure = new RuntimeException("waker");
        List<Boolean> again = new ArrayList<>();
        once.whenSet()
                .poll(
                        new WakerContext(
                                cx,
                                () -> {
                                    again.add(once.set("again"));
                                    throw failure;
                                }));
        TestContext second = waiting(once.whenSet());
        assertThat(UncaughtExceptions.during(() -> once.set("v"))).containsExactly(failure);
        assertThat(second.wakes()).isEqualTo(1);
        assertThat(again).containsExactly(false);
    }
}
