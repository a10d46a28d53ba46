package dev.rouse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.PollNext;
import dev.rouse.testing.ManualTimer;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DelayQueueTest {

    private final TestContext cx = new TestContext();
    private final DelayQueue<String> queue = new DelayQueue<>();

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }

    private static <T> List<T> expired(DelayQueue<T> from, TestContext cx) {
        List<T> values = new ArrayList<>();
        while (from.pollNext(cx) instanceof PollNext.Item<Expired<T>> item) {
            values.add(item.value().value());
        }
        return values;
    }

    private List<String> expired() {
        return expired(queue, cx);
    }

    @Test
    void valuesComeOutInTheOrderOfTheirTimes() {
        assertThat(expired()).isEmpty();
        queue.insert("late", nanos(20));
        queue.insert("early", nanos(10));
        queue.insert("late too", nanos(20));
        queue.insertAt("at once", -5);
        assertThat(expired()).containsExactly("at once");
        cx.timer.advance(9);
        assertThat(expired()).isEmpty();
        cx.timer.advance(11);
        assertThat(expired()).containsExactly("early", "late", "late too");
        assertThat(queue.size()).isZero();
    }

    @Test
    void expiredValueSaysWhenItWasDueAndWhoseItIs() {
        expired();
        DelayQueue.Key<String> key = queue.insert("v", nanos(10));
        assertThat(key).hasToString("Key[v, waiting]");
        assertThat(queue.peek()).isSameAs(key);
        cx.timer.advance(25);
        assertThat(queue.pollNext(cx)).isEqualTo(PollNext.item(new Expired<>("v", 10, key)));
        assertThat(key).hasToString("Key[v, gone]");
        assertThat(key.value()).isEqualTo("v");
        assertThat(queue.peek()).isNull();
    }

    @Test
    void delaysBeforeTheFirstPollCountFromThere() {
        queue.insert("relative", nanos(10));
        queue.insertAt("absolute", 105);
        cx.timer.advance(100);
        assertThat(expired()).isEmpty();
        cx.timer.advance(5);
        assertThat(expired()).containsExactly("absolute");
        cx.timer.advance(5);
        assertThat(expired()).containsExactly("relative");
    }

    @Test
    void deadlinesAreKnownFromTheFirstPollOn() {
        DelayQueue.Key<String> relative = queue.insert("relative", nanos(10));
        DelayQueue.Key<String> absolute = queue.insertAt("absolute", 105);
        assertThat(queue.deadline(relative)).isEmpty();
        assertThat(queue.deadline(absolute)).hasValue(105);
        cx.timer.advance(90);
        expired();
        assertThat(queue.deadline(relative)).hasValue(100);
        queue.remove(relative);
        assertThat(queue.deadline(relative)).isEmpty();
    }

    @Test
    void oneRegistrationForTheEarliestValue() {
        queue.insert("a", nanos(10));
        queue.insert("b", nanos(20));
        expired();
        assertThat(cx.timer.waiting()).isEqualTo(1);
        cx.timer.advance(10);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(expired()).containsExactly("a");
        assertThat(cx.timer.waiting()).isEqualTo(1);
        cx.timer.advance(10);
        assertThat(cx.wakes()).isEqualTo(2);
    }

    @Test
    void insertWhileATaskWaitsMovesTheAlarm() {
        assertThat(expired()).as("waits for nothing in particular").isEmpty();
        queue.insert("a", nanos(10));
        queue.insert("b", nanos(5));
        cx.timer.advance(5);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(expired()).containsExactly("b");
        DelayQueue.Key<String> first = queue.insert("c", nanos(1));
        assertThat(queue.remove(first)).isTrue();
        cx.timer.advance(4);
        assertThat(cx.wakes()).as("the removed one wakes nobody").isEqualTo(1);
        cx.timer.advance(1);
        assertThat(cx.wakes()).isEqualTo(2);
    }

    @Test
    void removedValuesDoNotComeOut() {
        expired();
        DelayQueue.Key<String> key = queue.insert("a", nanos(10));
        assertThat(queue.remove(key)).isTrue();
        assertThat(queue.remove(key)).isFalse();
        assertThat(queue.reset(key, nanos(1))).isFalse();
        cx.timer.advance(100);
        assertThat(cx.wakes()).isZero();
        assertThat(expired()).isEmpty();
        assertThatThrownBy(() -> new DelayQueue<String>().remove(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another queue");
    }

    @Test
    void resetMovesAValueBothWays() {
        expired();
        DelayQueue.Key<String> a = queue.insert("a", nanos(10));
        DelayQueue.Key<String> b = queue.insert("b", nanos(20));
        assertThat(queue.reset(a, nanos(30))).isTrue();
        assertThat(queue.resetAt(b, 5)).isTrue();
        cx.timer.advance(5);
        assertThat(expired()).containsExactly("b");
        cx.timer.advance(24);
        assertThat(expired()).isEmpty();
        cx.timer.advance(1);
        assertThat(expired()).containsExactly("a");
        assertThatThrownBy(() -> queue.reset(a, null)).hasMessage("delay");
    }

    @Test
    void clearRemovesAll() {
        DelayQueue.Key<String> key = queue.insert("a", nanos(10));
        expired();
        queue.clear();
        assertThat(queue.remove(key)).isFalse();
        cx.timer.advance(10);
        assertThat(cx.wakes()).isZero();
        assertThat(queue).hasToString("DelayQueue[0 waiting]");
    }

    @Test
    void nullIsAValueAndHugeDelaysNeverEnd() {
        DelayQueue<@Nullable String> own = new DelayQueue<>();
        own.insert("never", Duration.ofSeconds(Long.MAX_VALUE));
        own.insert(null, Duration.ZERO);
        assertThat(expired(own, cx)).containsExactly((String) null);
        cx.timer.advance(1L << 62);
        assertThat(expired(own, cx)).isEmpty();
        assertThat(own.size()).isEqualTo(1);
    }

    @Test
    void valueIsKeptWhileThereIsNoBudget() {
        queue.insert("v", Duration.ZERO);
        cx.budget = 0;
        assertThat(expired()).isEmpty();
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        assertThat(expired()).containsExactly("v");
    }

    @Test
    void droppingLetsGoOfAll() {
        DelayQueue.Key<String> key = queue.insert("a", nanos(10));
        expired();
        queue.drop();
        queue.drop();
        assertThat(cx.timer.waiting()).isZero();
        assertThat(key).hasToString("Key[a, gone]");
        assertThatThrownBy(() -> queue.pollNext(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(() -> queue.insert("b", nanos(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("after drop");
        assertThat(queue).hasToString("DelayQueue[dropped]");
    }

    @Test
    void movingToAnotherTimerKeepsTheTimesThatWereLeft() {
        expired();
        queue.insert("past", nanos(2));
        queue.insert("a", nanos(10));
        queue.insert("b", nanos(20));
        cx.timer.advance(4);
        TestContext moved = new TestContext(new ManualTimer());
        moved.timer.advance(1_000);
        assertThat(expired(queue, moved)).containsExactly("past");
        assertThat(cx.timer.waiting()).isZero();
        moved.timer.advance(6);
        assertThat(expired(queue, moved)).containsExactly("a");
        moved.timer.advance(10);
        assertThat(expired(queue, moved)).containsExactly("b");
    }

    @Test
    void nextBorrowsTheQueue() throws Exception {
        queue.next().drop();
        queue.insert("v", Duration.ZERO);
        assertThat(queue.next().poll(cx).isReady()).isTrue();
    }

    /** What to do: 0 to 5 insert, 6 remove, 7 reset, 8 and 9 let time pass. */
    record Step(int action, int which, int nanos) {}

    private record Entry(int value, long due, int number, DelayQueue.Key<Integer> key) {}

    /** Against a list that is sorted anew each time. */
    @Property
    void queueDoesWhatASortedListDoes(
            @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 100_000) Integer> script) {
        TestContext own = new TestContext();
        DelayQueue<Integer> tested = new DelayQueue<>();
        expired(tested, own);
        List<Entry> model = new ArrayList<>();
        int number = 0;
        for (int code : script) {
            Step step = new Step(code % 10, code / 10 % 100, code / 1000);
            if (step.action <= 5) {
                long due = own.timer.nowNanos() + step.nanos;
                model.add(new Entry(number, due, number, tested.insert(number, nanos(step.nanos))));
                number++;
            } else if (step.action >= 8) {
                own.timer.advance(step.nanos);
                model.sort(Comparator.comparingLong(Entry::due).thenComparing(Entry::number));
                List<Integer> due =
                        model.stream()
                                .filter(e -> e.due <= own.timer.nowNanos())
                                .map(Entry::value)
                                .toList();
                model.removeIf(e -> e.due <= own.timer.nowNanos());
                assertThat(expired(tested, own)).isEqualTo(due);
            } else if (!model.isEmpty()) {
                Entry entry = model.remove(step.which % model.size());
                if (step.action == 6) {
                    assertThat(tested.remove(entry.key)).isTrue();
                } else {
                    long due = own.timer.nowNanos() + step.nanos;
                    assertThat(tested.reset(entry.key, nanos(step.nanos))).isTrue();
                    model.add(new Entry(entry.value, due, number++, entry.key));
                }
            }
            assertThat(tested.size()).isEqualTo(model.size());
            assertThat(own.timer.waiting()).isEqualTo(1);
        }
    }
}
