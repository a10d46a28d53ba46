package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.testing.TestContext;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One thread's view of the oneshot; races are checked with jcstress. */
class OneshotTest {

    private final Oneshot<Object> channel = Oneshot.create();
    private final OneshotSender<Object> sender = channel.sender();
    private final OneshotReceiver<Object> receiver = channel.receiver();
    private final TestContext cx = new TestContext();

    /** Values that look like states of the cell, among others. */
    static Stream<Object> values() {
        return Stream.of("v", 7, Waker.noop(), (Waker) () -> {}, new TestContext().waker);
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueSentBeforeThePollIsReceived(Object value) throws Exception {
        assertThat(sender.send(value)).isTrue();
        assertThat(receiver.poll(cx)).isEqualTo(Poll.ready(value));
        assertThat(cx.wakes()).isZero();
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueSentAfterThePollWakesTheReceiverOnce(Object value) throws Exception {
        assertThat(receiver.poll(cx)).isSameAs(Poll.pending());
        sender.send(value);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(receiver.poll(cx)).isEqualTo(Poll.ready(value));
    }

    @Test
    void nullIsAValue() throws Exception {
        assertThat(sender.send(null)).isTrue();
        assertThat(channel).hasToString("Oneshot[sent]");
        assertThat(receiver.poll(cx)).isEqualTo(Poll.ready(null));
    }

    @Test
    void threadThatBlocksGetsWhatIsSentBeforeOrMeanwhile() throws Exception {
        sender.send("before");
        assertThat(receiver.blockingReceive()).isEqualTo("before");
        assertThatThrownBy(receiver::blockingReceive)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("polled after completion");
        Oneshot<Object> later = Oneshot.create();
        Thread thread =
                new Thread(
                        () -> {
                            while (!later.toString().equals("Oneshot[receiver waits]")) {
                                Thread.onSpinWait();
                            }
                            later.sender().send("meanwhile");
                        });
        thread.start();
        assertThat(later.receiver().blockingReceive()).isEqualTo("meanwhile");
        thread.join();
    }

    @Test
    void threadThatBlocksLearnsThatNothingWillCome() {
        sender.close();
        assertThatThrownBy(receiver::blockingReceive).isInstanceOf(ChannelClosedException.class);
        Oneshot<Object> other = Oneshot.create();
        other.receiver().drop();
        assertThatThrownBy(other.receiver()::blockingReceive)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("polled after drop");
    }

    @Test
    void onlyTheLatestWakerIsWoken() throws Exception {
        TestContext other = new TestContext();
        receiver.poll(cx);
        receiver.poll(other);
        sender.send("v");
        assertThat(cx.wakes()).isZero();
        assertThat(other.wakes()).isEqualTo(1);
    }

    @Test
    void senderClosedWithoutSendingFailsTheReceiver() throws Exception {
        receiver.poll(cx);
        sender.close();
        sender.close();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> receiver.poll(cx))
                .isInstanceOf(ChannelClosedException.class)
                .hasMessageContaining("closed without sending");
        assertThatThrownBy(() -> receiver.poll(cx)).hasMessageContaining("after completion");
    }

    @Test
    void closeAfterSendKeepsTheValue() throws Exception {
        try (OneshotSender<Object> closing = sender) {
            closing.send("v");
        }
        assertThat(receiver.poll(cx)).isEqualTo(Poll.ready("v"));
        sender.close();
    }

    @Test
    void sendToADroppedReceiverGivesTheValueBack() {
        assertThat(sender.isClosed()).isFalse();
        receiver.drop();
        receiver.drop();
        assertThat(sender.isClosed()).isTrue();
        assertThat(sender.send("v")).isFalse();
        assertThat(channel).hasToString("Oneshot[RECEIVER_DROPPED]");
    }

    @Test
    void sendingTwiceOrAfterCloseIsAnError() {
        sender.send("v");
        assertThatThrownBy(() -> sender.send("w"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one value");
        OneshotSender<Object> closed = Oneshot.create().sender();
        closed.close();
        assertThatThrownBy(() -> closed.send("v")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sendingAgainAfterTheValueWasTakenIsAnError() throws Exception {
        sender.send("v");
        receiver.poll(cx);
        assertThatThrownBy(() -> sender.send("w")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tryReceiveNeitherWaitsNorRegisters() throws Exception {
        assertThat(receiver.tryReceive()).isSameAs(Poll.pending());
        receiver.poll(cx);
        assertThat(receiver.tryReceive()).as("keeps the waker").isSameAs(Poll.pending());
        sender.send("v");
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(receiver.tryReceive()).isEqualTo(Poll.ready("v"));
        assertThatThrownBy(receiver::tryReceive).hasMessageContaining("after completion");
    }

    @Test
    void valueIsKeptWhileThereIsNoBudget() throws Exception {
        sender.send("v");
        cx.budget = 0;
        assertThat(receiver.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        assertThat(receiver.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void closedIsReadyWhenTheReceiverIsDropped() throws Exception {
        Future<?> closed = sender.closed();
        assertThat(closed.poll(cx)).isSameAs(Poll.pending());
        assertThat(closed.poll(cx)).isSameAs(Poll.pending());
        receiver.drop();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(closed.poll(cx).isReady()).isTrue();
    }

    @Test
    void closedIsReadyAfterSending() throws Exception {
        Future<?> closed = sender.closed();
        closed.poll(cx);
        sender.send("v");
        assertThat(closed.poll(cx).isReady()).isTrue();
        assertThat(receiver.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void bothSidesMayWaitAtTheSameTime() throws Exception {
        TestContext watcher = new TestContext();
        Future<?> closed = sender.closed();
        receiver.poll(cx);
        closed.poll(watcher);
        assertThat(channel).hasToString("Oneshot[sender watches]");
        receiver.poll(cx);
        sender.send("v");
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(watcher.wakes()).as("its next poll would be ready").isEqualTo(1);
        assertThat(closed.poll(watcher).isReady()).isTrue();
        assertThat(receiver.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void latestWakersOfBothSidesCount() throws Exception {
        TestContext oldWatcher = new TestContext();
        TestContext watcher = new TestContext();
        TestContext oldReceiver = new TestContext();
        Future<?> closed = sender.closed();
        closed.poll(oldWatcher);
        receiver.poll(oldReceiver);
        closed.poll(watcher);
        receiver.poll(cx);
        receiver.drop();
        assertThat(watcher.wakes()).isEqualTo(1);
        assertThat(oldWatcher.wakes() + oldReceiver.wakes() + cx.wakes()).isZero();
    }

    @Test
    void droppedClosedTakesItsWakerOut() throws Exception {
        Future<?> closed = sender.closed();
        closed.poll(cx);
        closed.drop();
        assertThat(channel).hasToString("Oneshot[empty]");
        receiver.drop();
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void droppedClosedLeavesTheReceiverWaiting() throws Exception {
        TestContext watcher = new TestContext();
        Future<?> closed = sender.closed();
        closed.poll(watcher);
        receiver.poll(cx);
        closed.drop();
        assertThat(channel).hasToString("Oneshot[receiver waits]");
        sender.send("v");
        assertThat(cx.wakes()).isEqualTo(1);
    }

    @Test
    void closedMayBeAskedForAgainAfterItWasDropped() throws Exception {
        Future<?> first = sender.closed();
        first.poll(cx);
        first.drop();
        Future<?> second = sender.closed();
        Context other = new TestContext();
        second.poll(other);
        receiver.drop();
        assertThat(second.poll(other).isReady()).isTrue();
    }
}
