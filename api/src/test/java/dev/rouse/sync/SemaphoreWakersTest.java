package dev.rouse.sync;

import static dev.rouse.sync.Acquires.taken;
import static dev.rouse.sync.Acquires.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Waker;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wakers that throw, give back, acquire and drop while a semaphore wakes them. */
class SemaphoreWakersTest {

    private final TestContext cx = new TestContext();

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
