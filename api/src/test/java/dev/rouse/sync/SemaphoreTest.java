package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each order of acquiring, dropping, giving back and closing that matters. */
class SemaphoreTest {

    private final TestContext cx = new TestContext();

    private static Permit taken(Future<Permit> acquire) throws Exception {
        Poll<Permit> polled = acquire.poll(new TestContext());
        assertThat(polled.isReady()).isTrue();
        return ((Poll.Ready<Permit>) polled).value();
    }

    /** Polls a future that has to wait, with a context of its own to count its wakes. */
    private static TestContext waiting(Future<?> acquire) throws Exception {
        TestContext own = new TestContext();
        assertThat(acquire.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    @Test
    void freePermitIsTakenInTheFirstPoll() throws Exception {
        Semaphore semaphore = Semaphore.create(2);
        Future<Permit> acquire = semaphore.acquire();
        assertThat(semaphore.availablePermits()).isEqualTo(2);
        Permit permit = taken(acquire);
        assertThat(permit.count()).isEqualTo(1);
        assertThat(semaphore.availablePermits()).isEqualTo(1);
        permit.close();
        assertThat(semaphore.availablePermits()).isEqualTo(2);
    }

    @Test
    void closingAPermitTwiceGivesItBackOnce() throws Exception {
        Semaphore semaphore = Semaphore.create(1);
        for (Permit permit : List.of(taken(semaphore.acquire()))) {
            permit.close();
            permit.close();
        }
        Permit tried = semaphore.tryAcquire();
        tried.close();
        tried.close();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void waitersAreServedInTheOrderOfTheirFirstPolls() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> second = semaphore.acquire();
        Future<Permit> first = semaphore.acquire();
        TestContext ofFirst = waiting(first);
        TestContext ofSecond = waiting(second);
        semaphore.addPermits(1);
        assertThat(ofFirst.wakes()).isEqualTo(1);
        assertThat(ofSecond.wakes()).isZero();
        semaphore.addPermits(1);
        assertThat(ofSecond.wakes()).isEqualTo(1);
        taken(first);
        taken(second);
    }

    @Test
    void nothingIsTakenPastThoseWhoWait() throws Exception {
        Semaphore semaphore = Semaphore.create(2);
        Future<Permit> many = semaphore.acquireMany(3);
        waiting(many);
        assertThat(semaphore.availablePermits()).isZero();
        assertThat(semaphore.tryAcquire()).isNull();
        assertThat(semaphore.tryTake(1)).isFalse();
        Future<Permit> one = semaphore.acquire();
        TestContext ofOne = waiting(one);
        semaphore.addPermits(1);
        assertThat(ofOne.wakes()).isZero();
        Permit three = taken(many);
        assertThat(three.count()).isEqualTo(3);
        three.close();
        taken(one).close();
        assertThat(semaphore.availablePermits()).isEqualTo(3);
    }

    @Test
    void onlyTheLatestWakerIsWoken() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> acquire = semaphore.acquire();
        TestContext earlier = waiting(acquire);
        TestContext latest = waiting(acquire);
        semaphore.addPermits(1);
        assertThat(earlier.wakes()).isZero();
        assertThat(latest.wakes()).isEqualTo(1);
    }

    @Test
    void toStringDecodesTheWord() throws Exception {
        Semaphore semaphore = Semaphore.create(2);
        assertThat(semaphore).hasToString("Semaphore[2 free]");
        waiting(semaphore.acquireMany(3));
        assertThat(semaphore).hasToString("Semaphore[0 free, 1 waiting]");
        semaphore.close();
        assertThat(semaphore).hasToString("Semaphore[2 free, closed]");
    }

    // ---- dropping ----

    @Test
    void droppedBeforeItsFirstPollTakesNothing() {
        Semaphore semaphore = Semaphore.create(1);
        semaphore.acquire().drop();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void droppedBeforeTheGrantLeavesTheLine() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> first = semaphore.acquire();
        Future<Permit> second = semaphore.acquire();
        TestContext ofFirst = waiting(first);
        TestContext ofSecond = waiting(second);
        first.drop();
        semaphore.addPermits(1);
        assertThat(ofFirst.wakes()).isZero();
        assertThat(ofSecond.wakes()).isEqualTo(1);
        assertThat(semaphore).hasToString("Semaphore[0 free]");
    }

    @Test
    void droppedBetweenGrantAndPollHandsThePermitOn() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> first = semaphore.acquire();
        Future<Permit> second = semaphore.acquire();
        waiting(first);
        TestContext ofSecond = waiting(second);
        semaphore.addPermits(1);
        first.drop();
        first.drop();
        assertThat(ofSecond.wakes()).isEqualTo(1);
        taken(second).close();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void droppedBetweenGrantAndPollWithNobodyWaitingFreesThePermit() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> acquire = semaphore.acquire();
        waiting(acquire);
        semaphore.addPermits(1);
        acquire.drop();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void droppedAfterCompletionKeepsThePermit() throws Exception {
        Semaphore semaphore = Semaphore.create(1);
        Future<Permit> acquire = semaphore.acquire();
        Permit permit = taken(acquire);
        acquire.drop();
        assertThat(semaphore.availablePermits()).isZero();
        assertThat(permit.count()).isEqualTo(1);
    }

    @Test
    void droppedWithAPartGivesThePartToTheNextOnes() throws Exception {
        Semaphore semaphore = Semaphore.create(2);
        Future<Permit> many = semaphore.acquireMany(5);
        Future<Permit> next = semaphore.acquire();
        Future<Permit> last = semaphore.acquire();
        waiting(many);
        TestContext ofNext = waiting(next);
        TestContext ofLast = waiting(last);
        semaphore.addPermits(1);
        many.drop();
        assertThat(ofNext.wakes()).isEqualTo(1);
        assertThat(ofLast.wakes()).isEqualTo(1);
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void droppedWithAPartThatDoesNotSufficeForTheNextOneStaysWithIt() throws Exception {
        Semaphore semaphore = Semaphore.create(2);
        Future<Permit> many = semaphore.acquireMany(5);
        Future<Permit> next = semaphore.acquireMany(3);
        waiting(many);
        TestContext ofNext = waiting(next);
        many.drop();
        assertThat(ofNext.wakes()).isZero();
        assertThat(semaphore.availablePermits()).isZero();
        semaphore.addPermits(1);
        assertThat(taken(next).count()).isEqualTo(3);
    }

    @Test
    void oneInTheMiddleLeavesTheOthersInOrder() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        List<Future<Permit>> line = new ArrayList<>();
        List<TestContext> wakes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            line.add(semaphore.acquire());
            wakes.add(waiting(line.get(i)));
        }
        for (int i : new int[] {2, 0, 4}) {
            line.get(i).drop();
        }
        semaphore.addPermits(1);
        assertThat(wakes).extracting(TestContext::wakes).containsExactly(0, 1, 0, 0, 0);
        semaphore.addPermits(1);
        assertThat(wakes).extracting(TestContext::wakes).containsExactly(0, 1, 0, 1, 0);
    }

    /** With a list that had to be searched this would take five thousand million steps. */
    @Test
    void hundredThousandWaitersLeaveInAnyOrder() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        List<Future<Permit>> line = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Future<Permit> acquire = semaphore.acquire();
            acquire.poll(cx);
            line.add(acquire);
        }
        assertThat(semaphore).hasToString("Semaphore[0 free, 100000 waiting]");
        Collections.shuffle(line, new Random(7));
        line.forEach(Future::drop);
        assertThat(semaphore).hasToString("Semaphore[0 free]");
        assertThat(cx.wakes()).isZero();
    }

    // ---- closing ----

    @Test
    void closingFailsThoseWhoWaitAndThoseWhoCome() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> waiting = semaphore.acquire();
        TestContext own = waiting(waiting);
        semaphore.close();
        semaphore.close();
        assertThat(semaphore.isClosed()).isTrue();
        assertThat(own.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> waiting.poll(cx))
                .isInstanceOf(SemaphoreClosedException.class)
                .hasMessageContaining("Semaphore[0 free, closed]");
        assertThatThrownBy(() -> waiting.poll(cx)).hasMessageStartingWith("polled after compl");
        assertThatThrownBy(() -> semaphore.acquire().poll(cx))
                .isInstanceOf(SemaphoreClosedException.class);
        assertThatThrownBy(semaphore::tryAcquire).isInstanceOf(SemaphoreClosedException.class);
        assertThatThrownBy(() -> semaphore.tryAcquireMany(2))
                .isInstanceOf(SemaphoreClosedException.class);
        assertThatThrownBy(() -> semaphore.tryTake(1)).isInstanceOf(SemaphoreClosedException.class);
    }

    @Test
    void closingLeavesHeldPermitsValidAndReturnsParts() throws Exception {
        Semaphore semaphore = Semaphore.create(3);
        Permit held = taken(semaphore.acquire());
        waiting(semaphore.acquireMany(5));
        semaphore.close();
        assertThat(semaphore.availablePermits()).isEqualTo(2);
        held.close();
        assertThat(semaphore.availablePermits()).isEqualTo(3);
    }

    @Test
    void grantBeforeTheCloseIsKept() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> acquire = semaphore.acquire();
        waiting(acquire);
        semaphore.addPermits(1);
        semaphore.close();
        taken(acquire).close();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void droppedAfterTheCloseGivesNothingBack() throws Exception {
        Semaphore semaphore = Semaphore.create(1);
        Future<Permit> acquire = semaphore.acquireMany(2);
        waiting(acquire);
        semaphore.close();
        acquire.drop();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    // ---- the budget ----

    @Test
    void withoutBudgetAFreePermitStaysFree() throws Exception {
        Semaphore semaphore = Semaphore.create(1);
        Future<Permit> acquire = semaphore.acquire();
        cx.budget = 0;
        assertThat(acquire.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(semaphore.availablePermits()).isEqualTo(1);
        cx.budget = 1;
        assertThat(acquire.poll(cx).isReady()).isTrue();
        assertThat(cx.budget).isZero();
    }

    @Test
    void withoutBudgetAGrantedPermitIsKept() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> acquire = semaphore.acquire();
        waiting(acquire);
        semaphore.addPermits(1);
        cx.budget = 0;
        assertThat(acquire.poll(cx)).isSameAs(Poll.pending());
        assertThat(semaphore.availablePermits()).isZero();
        acquire.drop();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void waitingSpendsNoBudget() throws Exception {
        cx.budget = 1;
        Future<Permit> acquire = Semaphore.create(0).acquire();
        acquire.poll(cx);
        acquire.poll(cx);
        assertThat(cx.budget).isEqualTo(1);
        assertThat(cx.wakes()).isZero();
    }

    // ---- permits as objects ----

    @Test
    void mergedAndSplitPermitsKeepTheirSum() {
        Semaphore semaphore = Semaphore.create(10);
        Permit five = semaphore.tryAcquireMany(5);
        Permit three = semaphore.tryAcquireMany(3);
        five.merge(three);
        assertThat(five.count()).isEqualTo(8);
        assertThat(three.count()).isZero();
        three.close();
        assertThat(semaphore.availablePermits()).isEqualTo(2);
        Permit six = five.split(6);
        assertThat(six.count()).isEqualTo(6);
        assertThat(five.count()).isEqualTo(2);
        six.close();
        assertThat(semaphore.availablePermits()).isEqualTo(8);
        Permit rest = five.split(2);
        five.close();
        assertThat(semaphore.availablePermits()).isEqualTo(8);
        rest.close();
        assertThat(semaphore.availablePermits()).isEqualTo(10);
    }

    @Test
    void mergingNothingOrItselfChangesNothing() {
        Semaphore semaphore = Semaphore.create(3);
        Permit two = semaphore.tryAcquireMany(2);
        two.merge(two);
        Permit empty = semaphore.tryAcquire();
        empty.close();
        two.merge(empty);
        assertThat(two.count()).isEqualTo(2);
        assertThatThrownBy(() -> empty.merge(two)).isInstanceOf(IllegalStateException.class);
        assertThat(two.count()).isEqualTo(2);
    }

    @Test
    void permitsOfTwoSemaphoresDoNotMerge() {
        Permit one = Semaphore.create(1).tryAcquire();
        Permit other = Semaphore.create(1).tryAcquire();
        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two semaphores");
        assertThat(other.count()).isEqualTo(1);
    }

    @Test
    void splittingMoreThanIsHeldIsRefused() {
        Permit two = Semaphore.create(2).tryAcquireMany(2);
        for (int wrong : new int[] {-1, 0, 3}) {
            assertThatThrownBy(() -> two.split(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(two.count()).isEqualTo(2);
    }

    @Test
    void forgottenPermitsDoNotComeBack() {
        Semaphore semaphore = Semaphore.create(3);
        Permit permit = semaphore.tryAcquire();
        permit.forget();
        permit.close();
        assertThat(semaphore.availablePermits()).isEqualTo(2);
        assertThat(semaphore.forgetPermits(5)).isEqualTo(2);
        assertThat(semaphore.availablePermits()).isZero();
        assertThat(semaphore.forgetPermits(5)).isZero();
    }

    // ---- bad input ----

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void lessThanOnePermitIsRefused(int wrong) {
        Semaphore semaphore = Semaphore.create(1);
        assertThatThrownBy(() -> semaphore.acquireMany(wrong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> semaphore.tryAcquireMany(wrong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> semaphore.tryTake(wrong))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeNumbersAreRefusedWhereZeroIsNot() {
        assertThatThrownBy(() -> Semaphore.create(-1)).isInstanceOf(IllegalArgumentException.class);
        Semaphore semaphore = Semaphore.create(0);
        assertThatThrownBy(() -> semaphore.addPermits(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> semaphore.forgetPermits(-1))
                .isInstanceOf(IllegalArgumentException.class);
        semaphore.addPermits(0);
        assertThat(semaphore.forgetPermits(0)).isZero();
        assertThat(semaphore.availablePermits()).isZero();
    }

    @Test
    void addingMoreThanTheMaximumIsRefusedAndAddsNothing() {
        Semaphore semaphore = Semaphore.create(Semaphore.MAX_PERMITS);
        assertThatThrownBy(() -> semaphore.addPermits(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 2147483647");
        assertThat(semaphore.availablePermits()).isEqualTo(Semaphore.MAX_PERMITS);
    }

    /** The one case in which more comes back than may be added: it never fails the giver. */
    @Test
    void closingAPermitNeverFails() {
        Semaphore semaphore = Semaphore.create(1);
        Permit permit = semaphore.tryAcquire();
        semaphore.addPermits(Semaphore.MAX_PERMITS);
        permit.close();
        assertThat(semaphore.availablePermits()).isEqualTo(Semaphore.MAX_PERMITS);
    }

    @Test
    void givingBackMoreThanWasTakenRaisesTheNumber() {
        Semaphore semaphore = Semaphore.create(1);
        assertThat(semaphore.tryTake(1)).isTrue();
        semaphore.addPermits(2);
        assertThat(semaphore.availablePermits()).isEqualTo(2);
    }

    // ---- wakers that misbehave ----

    @Test
    void throwingWakerHarmsNeitherTheGiverNorTheOthers() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> first = semaphore.acquire();
        Future<Permit> second = semaphore.acquire();
        Future<Permit> third = semaphore.acquire();
        IllegalStateException thrown = new IllegalStateException("from the waker");
        first.poll(
                new WakerContext(
                        cx,
                        () -> {
                            throw thrown;
                        }));
        TestContext ofSecond = waiting(second);
        TestContext ofThird = waiting(third);
        assertThat(UncaughtExceptions.during(() -> semaphore.addPermits(3)))
                .containsExactly(thrown);
        assertThat(ofSecond.wakes()).isEqualTo(1);
        assertThat(ofThird.wakes()).isEqualTo(1);
        taken(first);
        taken(second);
        taken(third);
    }

    @Test
    void wakerMayDropAHundredOtherWaiters() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> first = semaphore.acquire();
        List<Future<Permit>> others = new ArrayList<>();
        first.poll(new WakerContext(cx, () -> others.forEach(Future::drop)));
        for (int i = 0; i < 100; i++) {
            Future<Permit> other = semaphore.acquire();
            waiting(other);
            others.add(other);
        }
        Future<Permit> last = semaphore.acquire();
        TestContext ofLast = waiting(last);
        semaphore.addPermits(51); // the first one and fifty of those that it drops
        assertThat(ofLast.wakes()).isEqualTo(1);
        taken(first).close();
        taken(last).close();
        assertThat(semaphore.availablePermits()).isEqualTo(51);
    }

    @Test
    void wakerMayGiveBackAndAcquireAgain() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Deque<Integer> order = new ArrayDeque<>();
        List<Future<Permit>> line = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            Future<Permit> acquire = semaphore.acquire();
            line.add(acquire);
            Waker passesOn =
                    () -> {
                        order.add(number);
                        try {
                            taken(line.get(number)).close();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    };
            acquire.poll(new WakerContext(cx, passesOn));
        }
        semaphore.addPermits(1);
        assertThat(order).containsExactly(0, 1, 2);
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void wakerMayDropTheFutureThatItWakes() throws Exception {
        Semaphore semaphore = Semaphore.create(0);
        Future<Permit> first = semaphore.acquire();
        Future<Permit> second = semaphore.acquire();
        first.poll(new WakerContext(cx, first::drop));
        TestContext ofSecond = waiting(second);
        semaphore.addPermits(1);
        assertThat(ofSecond.wakes()).isEqualTo(1);
        taken(second);
    }
}
