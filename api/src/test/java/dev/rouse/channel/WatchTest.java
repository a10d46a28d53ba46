package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final Watch<@Nullable String> watch = Watch.create("zero");
    private final WatchSender<@Nullable String> sender = watch.sender();
    private final WatchReceiver<@Nullable String> receiver = watch.receiver();
    private final TestContext cx = new TestContext();

    private static TestContext waiting(Future<?> future) throws Exception {
        TestContext own = new TestContext();
        assertThat(future.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    private static void assertReady(Future<?> future) throws Exception {
        assertThat(future.poll(new TestContext()).isReady()).isTrue();
    }

    private static void assertClosed(Future<?> future) {
        assertThatThrownBy(() -> future.poll(new TestContext()))
                .isInstanceOf(ChannelClosedException.class)
                .hasMessageContaining("all senders are closed");
    }

    @Test
    void initialValueIsSeenAndTheNextIsNot() throws Exception {
        assertThat(receiver.hasChanged()).isFalse();
        Future<?> changed = receiver.changed();
        TestContext waiting = waiting(changed);
        assertThat(sender.send("one")).isTrue();
        assertThat(waiting.wakes()).isEqualTo(1);
        assertThat(receiver.hasChanged()).isTrue();
        assertReady(changed);
        assertThat(receiver.hasChanged()).isFalse();
        assertThat(receiver.get()).isEqualTo("one");
    }

    @Test
    void changesBetweenAreSkipped() throws Exception {
        sender.send("one");
        sender.send(null);
        assertReady(receiver.changed());
        assertThat(receiver.get()).isNull();
        waiting(receiver.changed());
    }

    @Test
    void getMarksNothingAndSeeMarks() {
        sender.send("one");
        assertThat(receiver.get()).isEqualTo("one");
        assertThat(receiver.hasChanged()).isTrue();
        assertThat(receiver.see()).isEqualTo("one");
        assertThat(receiver.hasChanged()).isFalse();
        receiver.markChanged();
        assertThat(receiver.hasChanged()).isTrue();
        receiver.markUnchanged();
        assertThat(receiver.hasChanged()).isFalse();
    }

    @Test
    void equalValueIsAChangeAllTheSame() {
        sender.send("zero");
        assertThat(receiver.hasChanged()).isTrue();
    }

    @Test
    void lastValueIsSeenAfterTheSendersAreClosed() throws Exception {
        WatchSender<@Nullable String> copy = sender.copy();
        sender.close();
        sender.close();
        Future<?> changed = receiver.changed();
        TestContext waiting = waiting(changed);
        copy.send("last");
        copy.close();
        assertThat(waiting.wakes()).isEqualTo(1);
        assertReady(changed);
        assertClosed(receiver.changed());
        assertThat(receiver.get()).isEqualTo("last");
        receiver.markChanged();
        assertThatThrownBy(receiver::hasChanged).isInstanceOf(ChannelClosedException.class);
        assertReady(receiver.changed());
    }

    @Test
    void closingWakesThoseWhoWait() throws Exception {
        Future<?> changed = receiver.changed();
        Future<?> never = receiver.waitFor("never"::equals);
        TestContext ofChanged = waiting(changed);
        TestContext ofNever = waiting(never);
        sender.close();
        assertThat(ofChanged.wakes()).isEqualTo(1);
        assertThat(ofNever.wakes()).isEqualTo(1);
        assertClosed(changed);
        assertClosed(never);
        assertReady(receiver.waitFor("zero"::equals));
    }

    @Test
    void waitForLooksAtThePresentValueAndAtEachThatItFinds() throws Exception {
        assertThat(receiver.waitFor("zero"::equals).poll(cx)).isEqualTo(Poll.ready("zero"));
        List<String> looked = new ArrayList<>();
        Future<@Nullable String> two =
                receiver.waitFor(
                        value -> {
                            looked.add(value);
                            return "two".equals(value);
                        });
        TestContext waiting = waiting(two);
        sender.send("one");
        assertThat(waiting.wakes()).isEqualTo(1);
        assertThat(two.poll(waiting)).isSameAs(Poll.pending());
        sender.send("two");
        assertThat(waiting.wakes()).isEqualTo(2);
        assertThat(two.poll(waiting)).isEqualTo(Poll.ready("two"));
        assertThat(looked).containsExactly("zero", "one", "one", "two");
        assertThat(receiver.hasChanged()).isFalse();
    }

    @Test
    void conditionThatThrowsFailsTheFutureAndNothingElse() throws Exception {
        Exception failure = new Exception("condition");
        Future<?> failing =
                receiver.waitFor(
                        value -> {
                            throw failure;
                        });
        assertThatThrownBy(() -> failing.poll(cx)).isSameAs(failure);
        assertThatThrownBy(() -> failing.poll(cx)).hasMessageStartingWith("polled after comple");
        sender.send("one");
        assertReady(receiver.changed());
    }

    @Test
    void endOfTheBudgetDoesNotMarkAsSeen() throws Exception {
        sender.send("one");
        Future<?> changed = receiver.changed();
        cx.budget = 0;
        assertThat(changed.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(receiver.hasChanged()).isTrue();
        cx.budget = 1;
        assertReady(changed);
    }

    @Test
    void sendWithoutReceiversChangesNothingButReplaceDoes() {
        receiver.drop();
        assertThat(sender.isClosed()).isTrue();
        assertThat(sender.send("lost")).isFalse();
        assertThat(sender.get()).isEqualTo("zero");
        assertThat(sender.sendReplace("kept")).isEqualTo("zero");
        WatchReceiver<@Nullable String> later = sender.subscribe();
        assertThat(later.hasChanged()).isFalse();
        assertThat(later.get()).isEqualTo("kept");
        assertThat(sender.send("one")).isTrue();
        assertThat(later.hasChanged()).isTrue();
    }

    @Test
    void senderLearnsThatTheLastReceiverIsGone() throws Exception {
        WatchReceiver<@Nullable String> copy = receiver.copy();
        Future<?> closed = sender.closed();
        TestContext waiting = waiting(closed);
        receiver.drop();
        receiver.drop();
        assertThat(waiting.wakes()).isZero();
        assertThat(sender.receiverCount()).isEqualTo(1);
        copy.drop();
        assertThat(waiting.wakes()).isEqualTo(1);
        WatchReceiver<@Nullable String> again = sender.subscribe();
        assertThat(closed.poll(waiting)).isSameAs(Poll.pending());
        again.drop();
        assertReady(closed);
    }

    @Test
    void copyOfAReceiverHasSeenTheSame() {
        sender.send("one");
        assertThat(receiver.copy().hasChanged()).isTrue();
        receiver.markUnchanged();
        WatchReceiver<@Nullable String> copy = receiver.copy();
        assertThat(copy.hasChanged()).isFalse();
        copy.markChanged();
        assertThat(receiver.hasChanged()).isFalse();
        assertThat(copy.sameChannel(receiver)).isTrue();
        assertThat(Watch.<@Nullable String>create("").receiver().sameChannel(receiver)).isFalse();
    }

    @Test
    void modifiesUnderACondition() {
        sender.sendModify(value -> value + "+");
        assertThat(receiver.see()).isEqualTo("zero+");
        assertThat(sender.sendIfModified(value -> value == null, value -> "no")).isFalse();
        assertThat(receiver.hasChanged()).isFalse();
        assertThat(sender.sendIfModified(value -> value != null, value -> null)).isTrue();
        assertThat(receiver.hasChanged()).isTrue();
        assertThat(receiver.get()).isNull();
    }

    @Test
    void callbackThatThrowsChangesNothingAndWakesNobody() throws Exception {
        TestContext waiting = waiting(receiver.changed());
        RuntimeException failure = new RuntimeException("update");
        assertThatThrownBy(
                        () ->
                                sender.sendModify(
                                        value -> {
                                            throw failure;
                                        }))
                .isSameAs(failure);
        assertThat(waiting.wakes()).isZero();
        assertThat(receiver.hasChanged()).isFalse();
        sender.sendModify(value -> "after");
        assertThat(waiting.wakes()).isEqualTo(1);
    }

    @Test
    void callbackThatSendsIsRefusedAndMayRead() {
        sender.sendModify(
                value -> {
                    assertThat(receiver.get()).isEqualTo("zero");
                    assertThatThrownBy(() -> sender.send("inner"))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("sends to its own channel");
                    assertThatThrownBy(() -> sender.sendModify(inner -> inner))
                            .isInstanceOf(IllegalStateException.class);
                    return "outer";
                });
        assertThat(receiver.get()).isEqualTo("outer");
        assertThat(sender.send("next")).isTrue();
    }

    @Test
    void wakerThatSendsOrThrowsHarmsNobody() throws Exception {
        RuntimeException failure = new RuntimeException("waker");
        Future<?> first = receiver.copy().changed();
        first.poll(
                new WakerContext(
                        new TestContext(),
                        () -> {
                            sender.send("from the waker");
                            throw failure;
                        }));
        TestContext second = waiting(receiver.changed());
        assertThat(UncaughtExceptions.during(() -> sender.send("one"))).containsExactly(failure);
        assertThat(second.wakes()).isEqualTo(1);
        assertThat(receiver.get()).isEqualTo("from the waker");
    }

    @Test
    void streamGivesTheLatestUnseenValueUntilTheEnd() {
        receiver.markChanged();
        assertThat(receiver.pollNext(cx)).isEqualTo(PollNext.item("zero"));
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.pending());
        sender.send("one");
        sender.send("two");
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(receiver.pollNext(cx)).isEqualTo(PollNext.item("two"));
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.pending());
        sender.send("last");
        sender.close();
        assertThat(receiver.pollNext(cx)).isEqualTo(PollNext.item("last"));
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(sender.receiverCount()).isZero();
        assertThatThrownBy(() -> receiver.pollNext(cx)).hasMessageStartingWith("polled after comp");
        receiver.drop();
        assertThat(sender.receiverCount()).isZero();
    }

    @Test
    void droppedReceiverSaysSo() {
        Future<?> changed = receiver.changed();
        receiver.pollNext(cx);
        receiver.drop();
        sender.sendReplace("one");
        assertThat(cx.wakes()).isZero();
        assertThatThrownBy(() -> receiver.pollNext(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(() -> changed.poll(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(receiver::copy).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(receiver::markChanged).hasMessageStartingWith("polled after drop");
    }

    @Test
    void closedSenderSaysSo() {
        sender.close();
        assertThatThrownBy(() -> sender.send("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("this sender was closed");
        assertThatThrownBy(sender::copy).isInstanceOf(IllegalStateException.class);
        assertThat(sender.senderCount()).isZero();
        assertThat(sender)
                .hasToString("Sender[closed, to Watch[version 0, senders 0, receivers 1]]");
    }

    @Test
    void manyWaitersLeaveFromWhereverTheyAre() throws Exception {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Future<?> changed = receiver.changed();
            changed.poll(cx);
            futures.add(changed);
        }
        for (int i = 0; i < futures.size(); i += 2) {
            futures.get(i).drop();
        }
        sender.send("one");
        assertThat(cx.wakes()).isEqualTo(50_000);
    }
}
