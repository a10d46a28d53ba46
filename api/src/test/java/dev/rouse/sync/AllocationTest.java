package dev.rouse.sync;

import static dev.rouse.testing.AllocatedBytes.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Poll;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.testing.AllocatedBytes;
import dev.rouse.testing.TestContext;
import org.junit.jupiter.api.Test;

/** What uncontended use allocates. */
class AllocationTest {

    @Test
    void permitTakenAndGivenAsACountAllocatesNothing() throws Exception {
        Semaphore semaphore = Semaphore.create(10);
        double bytes =
                AllocatedBytes.perCallOf(
                        () -> {
                            boolean taken = semaphore.tryTake(2);
                            semaphore.addPermits(2);
                            return taken;
                        });
        assertThat(bytes).isLessThan(NOTHING);
    }

    @Test
    void updateUnderTheLockAllocatesNothing() throws Exception {
        Mutex<String> mutex = Mutex.create("v");
        assertThat(AllocatedBytes.perCallOf(() -> mutex.tryUpdate(value -> value)))
                .isLessThan(NOTHING);
    }

    @Test
    void notificationStoredAndTakenAllocatesNothing() throws Exception {
        Notify notify = Notify.create();
        double bytes =
                AllocatedBytes.perCallOf(
                        () -> {
                            notify.notifyOne();
                            notify.notifyWaiters();
                            return notify.tryNotified();
                        });
        assertThat(bytes).isLessThan(NOTHING);
    }

    /** The permit or guard itself; the compiler may do without it. */
    @Test
    void permitAndGuardAreOneObjectEach() throws Exception {
        Semaphore semaphore = Semaphore.create(1);
        Mutex<String> mutex = Mutex.create("v");
        double permit =
                AllocatedBytes.perCallOf(
                        () -> {
                            semaphore.tryAcquire().close();
                            return null;
                        });
        double guard =
                AllocatedBytes.perCallOf(
                        () -> {
                            mutex.tryLock().close();
                            return null;
                        });
        System.out.printf("tryAcquire %.1f B, tryLock %.1f B%n", permit, guard);
        assertThat(permit).isLessThanOrEqualTo(56);
        assertThat(guard).isLessThanOrEqualTo(56);
    }

    /** The future is the permit too; the other object is the answer of the poll. */
    @Test
    void acquireWithAFutureAllocatesTwoObjects() throws Exception {
        Semaphore semaphore = Semaphore.create(1);
        TestContext cx = new TestContext();
        double bytes =
                AllocatedBytes.perCallOf(
                        () -> {
                            if (semaphore.acquire().poll(cx) instanceof Poll.Ready<Permit> ready) {
                                ready.value().close();
                            }
                            return null;
                        });
        System.out.printf("acquire, poll and close %.1f B%n", bytes);
        assertThat(bytes).isLessThanOrEqualTo(72);
    }

    /**
     * A chunk of 32 values has 168 bytes on a JVM with compressed references, a value's Item 16.
     */
    @Test
    void valueThroughAChannelAllocatesItsItemAndAThirtySecondOfAChunk() throws Exception {
        Mpsc.Bounded<String> channel = Mpsc.bounded(4);
        MpscReceiver<String> receiver = channel.receiver();
        double bytes =
                AllocatedBytes.perCallOf(
                        () -> {
                            channel.sender().trySend("v");
                            return receiver.tryRecv();
                        });
        System.out.printf("trySend and tryRecv %.1f B%n", bytes);
        assertThat(bytes).isBetween(1.0, 40.0);
    }
}
