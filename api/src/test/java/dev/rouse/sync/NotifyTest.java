package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Poll;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyTest {

    private final Notify notify = Notify.create();
    private final TestContext cx = new TestContext();

    private static boolean isReady(Notified notified) throws Exception {
        return notified.poll(new TestContext()).isReady();
    }

    private static TestContext waiting(Notified notified) throws Exception {
        TestContext own = new TestContext();
        assertThat(notified.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    @Test
    void notificationWithNobodyWaitingIsStoredOnce() throws Exception {
        notify.notifyOne();
        notify.notifyOne();
        assertThat(notify).hasToString("Notify[stored]");
        assertThat(isReady(notify.notified())).isTrue();
        assertThat(isReady(notify.notified())).isFalse();
    }

    @Test
    void storedNotificationCanBeTakenWithoutAFuture() {
        assertThat(notify.tryNotified()).isFalse();
        notify.notifyOne();
        assertThat(notify.tryNotified()).isTrue();
        assertThat(notify.tryNotified()).isFalse();
    }

    @Test
    void oneIsNotifiedInTheOrderOfFirstPolls() throws Exception {
        Notified second = notify.notified();
        Notified first = notify.notified();
        TestContext ofFirst = waiting(first);
        TestContext ofSecond = waiting(second);
        notify.notifyOne();
        assertThat(ofFirst.wakes()).isEqualTo(1);
        assertThat(ofSecond.wakes()).isZero();
        assertThat(isReady(first)).isTrue();
        assertThat(isReady(second)).isFalse();
    }

    @Test
    void lastIsNotifiedFirst() throws Exception {
        Notified first = notify.notified();
        Notified last = notify.notified();
        waiting(first);
        waiting(last);
        notify.notifyLast();
        assertThat(isReady(first)).isFalse();
        assertThat(isReady(last)).isTrue();
    }

    @Test
    void allThatExistAreNotifiedAndNoLaterOnes() throws Exception {
        Notified polled = notify.notified();
        Notified notPolled = notify.notified();
        TestContext ofPolled = waiting(polled);
        notify.notifyWaiters();
        Notified later = notify.notified();
        assertThat(ofPolled.wakes()).isEqualTo(1);
        assertThat(isReady(polled)).isTrue();
        assertThat(isReady(notPolled)).isTrue();
        assertThat(isReady(later)).isFalse();
        assertThat(notify.tryNotified()).isFalse();
    }

    @Test
    void notifyingAllLeavesTheStoreToOthers() throws Exception {
        Notified before = notify.notified();
        notify.notifyOne();
        notify.notifyWaiters();
        assertThat(isReady(before)).isTrue();
        assertThat(notify.tryNotified()).isTrue();
    }

    @Test
    void pickedOneThatIsDroppedHandsOnInTheSameManner() throws Exception {
        Notified first = notify.notified();
        Notified second = notify.notified();
        Notified third = notify.notified();
        waiting(first);
        TestContext ofSecond = waiting(second);
        TestContext ofThird = waiting(third);
        notify.notifyOne();
        first.drop();
        assertThat(ofSecond.wakes()).isEqualTo(1);
        assertThat(ofThird.wakes()).isZero();
        assertThat(isReady(second)).isTrue();

        Notified fourth = notify.notified();
        Notified fifth = notify.notified();
        waiting(fourth);
        waiting(fifth);
        notify.notifyLast();
        fifth.drop();
        assertThat(isReady(fourth)).isTrue();
        assertThat(isReady(third)).isFalse();
    }

    @Test
    void pickedOneThatIsDroppedWithNobodyWaitingStores() throws Exception {
        Notified notified = notify.notified();
        waiting(notified);
        notify.notifyOne();
        notified.drop();
        notified.drop();
        assertThat(notify.tryNotified()).isTrue();
        assertThat(notify.tryNotified()).isFalse();
    }

    @Test
    void oneReachedByNotifyWaitersHandsNothingOn() throws Exception {
        Notified notified = notify.notified();
        waiting(notified);
        notify.notifyWaiters();
        notified.drop();
        assertThat(notify.tryNotified()).isFalse();
    }

    @Test
    void droppedOnesLeaveTheLine() throws Exception {
        Notified notified = notify.notified();
        TestContext own = waiting(notified);
        notified.drop();
        assertThat(notify).hasToString("Notify[empty]");
        notify.notifyOne();
        assertThat(own.wakes()).isZero();
        assertThat(notify.tryNotified()).isTrue();
    }

    @Test
    void droppedAfterCompletionHandsNothingOn() throws Exception {
        notify.notifyOne();
        Notified notified = notify.notified();
        assertThat(isReady(notified)).isTrue();
        notified.drop();
        assertThat(notify.tryNotified()).isFalse();
    }

    @Test
    void enabledFutureHasItsPlaceBeforeItsFirstPoll() throws Exception {
        Notified enabled = notify.notified();
        Notified polled = notify.notified();
        assertThat(enabled.enable()).isFalse();
        assertThat(enabled.enable()).isFalse();
        waiting(polled);
        notify.notifyOne();
        assertThat(isReady(enabled)).isTrue();
        assertThat(isReady(polled)).isFalse();
    }

    /** Two consumers that enable before they look: each gets one of two notifications. */
    @Test
    void twoEnabledFuturesGetTwoNotifications() throws Exception {
        Notified one = notify.notified();
        Notified other = notify.notified();
        one.enable();
        other.enable();
        notify.notifyOne();
        notify.notifyOne();
        assertThat(isReady(one)).isTrue();
        assertThat(isReady(other)).isTrue();
    }

    @Test
    void enablingKeepsTheWakerOfAnEarlierPoll() throws Exception {
        Notified notified = notify.notified();
        TestContext own = waiting(notified);
        notified.enable();
        notify.notifyOne();
        assertThat(own.wakes()).isEqualTo(1);
    }

    @Test
    void enableThatAnswersTrueHasTakenTheNotification() throws Exception {
        notify.notifyOne();
        Notified notified = notify.notified();
        assertThat(notified.enable()).isTrue();
        assertThat(notify.tryNotified()).isFalse();
        notified.drop();
        assertThat(notify.tryNotified()).isFalse();

        notify.notifyOne();
        Notified next = notify.notified();
        assertThat(next.enable()).isTrue();
        assertThat(next.enable()).isTrue();
        assertThat(isReady(next)).isTrue();
        assertThatThrownBy(next::enable).hasMessageStartingWith("polled after completion");
    }

    @Test
    void notificationIsKeptWhileThereIsNoBudget() throws Exception {
        notify.notifyOne();
        Notified notified = notify.notified();
        cx.budget = 0;
        assertThat(notified.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(notify.tryNotified()).isFalse();
        notified.drop();
        assertThat(notify.tryNotified()).isTrue();
    }

    @Test
    void throwingWakerHarmsNobodyElse() throws Exception {
        Notified first = notify.notified();
        Notified second = notify.notified();
        Error thrown = new Error("from the waker");
        first.poll(
                new WakerContext(
                        cx,
                        () -> {
                            throw thrown;
                        }));
        TestContext ofSecond = waiting(second);
        assertThat(UncaughtExceptions.during(notify::notifyWaiters)).containsExactly(thrown);
        assertThat(ofSecond.wakes()).isEqualTo(1);
        assertThat(isReady(first)).isTrue();
    }

    /** Those that a waker adds during the call are later ones. */
    @Test
    void wakerMayDropAHundredWaitersAndAddOthers() throws Exception {
        List<Notified> others = new ArrayList<>();
        Notified added = notify.notified();
        List<TestContext> late = new ArrayList<>();
        Notified first = notify.notified();
        first.poll(
                new WakerContext(
                        cx,
                        () -> {
                            others.forEach(Notified::drop);
                            pollALaterOne(late);
                        }));
        for (int i = 0; i < 100; i++) {
            Notified other = notify.notified();
            waiting(other);
            others.add(other);
        }
        notify.notifyWaiters();
        assertThat(isReady(first)).isTrue();
        assertThat(isReady(added)).isTrue();
        assertThat(late).hasSize(1);
        assertThat(late.get(0).wakes()).isZero();
        assertThat(notify).hasToString("Notify[1 waiting]");
    }

    private void pollALaterOne(List<TestContext> contexts) {
        try {
            contexts.add(waiting(notify.notified()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
