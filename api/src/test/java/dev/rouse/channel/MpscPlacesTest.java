package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.task.Task;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in a bounded channel: waited for, for some time only, reserved, and given back. */
class MpscPlacesTest extends MpscOfTwo {

    // ---- dropped sends ----

    @Test
    void droppedSendNeverSends() throws Exception {
        Future<?> notPolled = sender.send("a");
        notPolled.drop();
        fill();
        Future<?> waiting = sender.send("b");
        waiting(waiting);
        waiting.drop();
        Future<?> granted = sender.send("c");
        waiting(granted);
        receiver.tryRecv();
        granted.drop();
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("filling");
    }

    @Test
    void droppedSendGivesItsPlaceToTheNextOne() throws Exception {
        fill();
        Future<?> first = sender.send("first");
        Future<?> second = sender.send("second");
        waiting(first);
        TestContext ofSecond = waiting(second);
        receiver.tryRecv();
        first.drop();
        assertThat(ofSecond.wakes()).isEqualTo(1);
        ready(second);
        assertThat(receivedAll()).containsExactly("filling", "second");
    }

    @Test
    void droppedAfterCompletionTheValueStays() throws Exception {
        Future<?> send = sender.send("a");
        ready(send);
        send.drop();
        assertThat(receivedAll()).containsExactly("a");
    }

    // ---- reserving ----

    @Test
    void reservedPlaceIsKept() throws Exception {
        SendPermit<Object> permit = ready(sender.reserve());
        assertThat(sender.trySend("a")).isEqualTo(TrySend.SENT);
        assertThat(sender.trySend("b")).isEqualTo(TrySend.FULL);
        permit.send("c");
        assertThat(permit).hasToString("SendPermit[used]");
        assertThat(receivedAll()).containsExactly("a", "c");
        assertThat(sender.capacity()).isEqualTo(2);
    }

    @Test
    void permitSendsOnceOrIsGivenBackOnce() {
        SendPermit<Object> used = sender.tryReserve();
        used.send("a");
        assertThatThrownBy(() -> used.send("b")).isInstanceOf(IllegalStateException.class);
        used.close();
        SendPermit<Object> closed = sender.tryReserve();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.send("b")).isInstanceOf(IllegalStateException.class);
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("a");
    }

    @Test
    void fullChannelReservesNothing() {
        fill();
        assertThat(sender.tryReserve()).isNull();
    }

    @Test
    void manyPlacesComeTogether() throws Exception {
        sender.trySend("a");
        Future<List<SendPermit<Object>>> two = sender.reserveMany(2);
        TestContext own = waiting(two);
        receiver.tryRecv();
        assertThat(own.wakes()).isEqualTo(1);
        List<SendPermit<Object>> permits = ready(two);
        permits.get(1).send("b");
        permits.get(0).close();
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("b");
        assertThat(ready(sender.reserveMany(0))).isEmpty();
    }

    @Test
    void droppedReservationsGiveAllBack() throws Exception {
        sender.trySend("a");
        Future<?> partly = sender.reserveMany(2);
        waiting(partly);
        partly.drop();
        assertThat(sender.capacity()).isEqualTo(1);
        Future<?> granted = sender.reserveMany(2);
        waiting(granted);
        receiver.tryRecv();
        granted.drop();
        assertThat(sender.capacity()).isEqualTo(2);
        Future<?> one = sender.reserve();
        one.drop();
        assertThat(sender.capacity()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void reservingMoreThanThereIsIsRefused(int count) {
        assertThatThrownBy(() -> sender.reserveMany(count))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void channelWithoutRoomIsRefused(int capacity) {
        assertThatThrownBy(() -> Mpsc.bounded(capacity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    // ---- time ----

    @Test
    void sendWithTimeToSpareSends() throws Exception {
        fill();
        Future<?> send = sender.sendTimeout("a", Duration.ofNanos(10));
        assertThat(send.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(9);
        receiver.tryRecv();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(send.poll(cx).isReady()).isTrue();
        assertThat(cx.timer.waiting()).isZero();
        assertThat(receivedAll()).containsExactly("filling", "a");
    }

    @Test
    void sendThatIsOutOfTimeGivesItsValueAndItsPlaceBack() throws Exception {
        fill();
        Future<?> send = sender.sendTimeout("a", Duration.ofNanos(10));
        send.poll(cx);
        cx.timer.advance(10);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> send.poll(cx))
                .isInstanceOfSatisfying(
                        SendFailedException.class,
                        failure -> {
                            assertThat(failure.value()).isEqualTo("a");
                            assertThat(failure.reason())
                                    .isEqualTo(SendFailedException.Reason.TIMEOUT);
                        });
        assertThatThrownBy(() -> send.poll(cx)).hasMessageStartingWith("polled after completion");
        send.drop();
        receiver.tryRecv();
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("filling");
    }

    @Test
    void noTimeAtAllMeansNow() throws Exception {
        assertThat(sender.sendTimeout("a", Duration.ofNanos(-1)).poll(cx).isReady()).isTrue();
        fill();
        assertThatThrownBy(() -> sender.sendTimeout("b", Duration.ZERO).poll(cx))
                .isInstanceOf(SendFailedException.class);
    }

    @Test
    void droppedSendWithALimitLeavesNothingBehind() throws Exception {
        fill();
        Future<?> send = sender.sendTimeout("a", Duration.ofNanos(10));
        send.poll(cx);
        send.drop();
        send.drop();
        assertThat(cx.timer.waiting()).isZero();
        receiver.tryRecv();
        assertThat(sender.capacity()).isEqualTo(1);
        assertThatThrownBy(() -> send.poll(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(() -> sender.sendTimeout("a", null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void sendWithALimitOnAnExecutorWithoutTimersFailsAndLeavesTheLine() {
        fill();
        Task<@Nullable Void> task =
                Task.create(sender.sendTimeout("a", Duration.ofDays(1)), new QueueScheduler());
        task.run();
        assertThatThrownBy(task::outcome).isInstanceOf(UnsupportedOperationException.class);
        receiver.tryRecv();
        assertThat(sender.capacity()).isEqualTo(1);
    }
}
