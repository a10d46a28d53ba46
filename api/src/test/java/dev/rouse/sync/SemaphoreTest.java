package dev.rouse.sync;

import static dev.rouse.sync.Acquires.taken;
import static dev.rouse.sync.Acquires.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each order of acquiring, giving back and closing that matters. */
class SemaphoreTest {

    private final TestContext cx = new TestContext();

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
}
