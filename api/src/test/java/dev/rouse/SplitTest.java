package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.internal.stream.BiLock;
import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.Drive;
import dev.rouse.testing.TestContext;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The halves of an echo, which gives what it takes. */
class SplitTest {

    private static final class Echo implements Duplex<String, String> {
        final Deque<String> values = new ArrayDeque<>();
        @Nullable Waker reader;
        @Nullable Waker writer;
        @Nullable Exception failure;
        boolean closed;
        boolean room = true;
        int drops;
        Runnable duringPoll = () -> {};

        @Override
        public PollNext<String> pollNext(Context cx) throws Exception {
            duringPoll.run();
            if (failure != null) {
                throw failure;
            }
            reader = cx.waker();
            String value = values.poll();
            return value != null
                    ? PollNext.item(value)
                    : closed ? PollNext.done() : PollNext.pending();
        }

        @Override
        public Poll<@Nullable Void> pollReady(Context cx) {
            writer = cx.waker();
            return room ? Poll.ready() : Poll.pending();
        }

        @Override
        public void startSend(String value) {
            values.add(value);
            if (reader != null) {
                reader.wake();
            }
        }

        @Override
        public Poll<@Nullable Void> pollFlush(Context cx) {
            return Poll.ready();
        }

        @Override
        public Poll<@Nullable Void> pollClose(Context cx) {
            closed = true;
            if (reader != null) {
                reader.wake();
            }
            return Poll.ready();
        }

        @Override
        public void drop() {
            drops++;
        }

        @Override
        public String toString() {
            return "Echo";
        }
    }

    private final Echo echo = new Echo();
    private final Split<String, String> split = echo.split();
    private final TestContext cx = new TestContext();

    @Test
    void whatOneHalfTakesTheOtherGives() throws Exception {
        assertThat(split).hasToString("Split[Echo]");
        assertThat(split.stream().pollNext(cx)).isSameAs(PollNext.pending());
        Drive.toEnd(split.sink().send("a"));
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(split.stream().pollNext(cx)).isEqualTo(PollNext.item("a"));
        Drive.toEnd(split.sink().close());
        assertThat(split.stream().pollNext(cx)).isSameAs(PollNext.done());
        assertThat(echo.drops).as("it has ended itself").isZero();
        assertThat(split).as("nothing is held").hasToString("Split[ended]");
    }

    @Test
    void theSinkTakesOneValueAhead() throws Exception {
        echo.room = false;
        Drive.toEnd(split.sink().feed("a"));
        assertThat(split.sink().pollReady(cx)).isSameAs(Poll.pending());
        assertThat(split.sink().pollFlush(cx)).isSameAs(Poll.pending());
        assertThat(echo.values).isEmpty();
        echo.room = true;
        assertThat(split.sink().pollReady(cx).isReady()).isTrue();
        assertThat(echo.values).containsExactly("a");
    }

    @Test
    void theSecondDropDropsTheWhole() {
        split.stream().drop();
        split.stream().drop();
        assertThat(echo.drops).isZero();
        split.sink().drop();
        assertThat(echo.drops).isEqualTo(1);
        assertThatThrownBy(() -> split.stream().pollNext(cx))
                .hasMessageStartingWith("polled after drop");
    }

    @Test
    void aWholeThatIsHalfDoneIsDroppedWithTheOtherHalf() throws Exception {
        Drive.toEnd(split.sink().close());
        split.stream().drop();
        assertThat(echo.drops).isEqualTo(1);
    }

    @Test
    void failureFailsBothHalvesAndDropsNothing() {
        Exception failure = new Exception("on purpose");
        echo.failure = failure;
        assertThat(catchThrowable(() -> split.stream().pollNext(cx))).isSameAs(failure);
        assertThatThrownBy(() -> split.sink().pollFlush(cx))
                .hasMessage("the other half has failed")
                .hasCause(failure);
        assertThat(echo.drops).isZero();
        assertThatThrownBy(split::reunite).hasMessageContaining("a half has ended");
    }

    @Test
    void aHalfThatFindsTheOtherInsideIsPendingAndWokenAfterwards() throws Exception {
        TestContext writing = new TestContext();
        echo.duringPoll =
                () -> {
                    try {
                        assertThat(split.sink().pollFlush(writing)).isSameAs(Poll.pending());
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    assertThat(writing.wakes()).isZero();
                };
        split.stream().pollNext(cx);
        assertThat(writing.wakes()).isEqualTo(1);
        assertThat(split.sink().pollFlush(writing).isReady()).isTrue();
    }

    @Test
    void reunitedItIsWholeAgain() throws Exception {
        Drive.toEnd(split.sink().feed("a"));
        assertThatThrownBy(split::reunite).hasMessageContaining("flush it first");
        Drive.toEnd(split.sink().flush());
        assertThat(split.reunite()).isSameAs(echo);
        assertThat(echo.drops).isZero();
        assertThat(echo.pollNext(cx)).isEqualTo(PollNext.item("a"));
        assertThatThrownBy(() -> split.stream().pollNext(cx))
                .hasMessageStartingWith("polled after drop");
        assertThatThrownBy(split::reunite).hasMessageContaining("a half has ended");
    }

    @Test
    void theLockKeepsTheLatestWaker() {
        BiLock lock = new BiLock();
        CountingWaker first = new CountingWaker();
        CountingWaker second = new CountingWaker();
        assertThat(lock).hasToString("BiLock[free]");
        assertThat(lock.tryLock(Waker.noop())).isTrue();
        assertThat(lock).hasToString("BiLock[held]");
        assertThat(lock.tryLock(first)).isFalse();
        assertThat(lock.tryLock(second)).isFalse();
        assertThat(lock).hasToString("BiLock[wanted]");
        lock.unlock();
        assertThat(first.count()).isZero();
        assertThat(second.count()).isEqualTo(1);
        assertThat(lock.tryLock(first)).isTrue();
        lock.unlock();
        assertThat(first.count()).isZero();
    }
}
