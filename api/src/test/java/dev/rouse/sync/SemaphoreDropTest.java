package dev.rouse.sync;

import static dev.rouse.sync.Acquires.taken;
import static dev.rouse.sync.Acquires.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever is dropped while it acquires leaves its permits to the others. */
class SemaphoreDropTest {

    private final TestContext cx = new TestContext();

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
}
