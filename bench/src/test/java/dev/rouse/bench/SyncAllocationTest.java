package dev.rouse.bench;

import static dev.rouse.bench.AllocationMeter.NOTHING;
import static dev.rouse.bench.AllocationMeter.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rouse.PollNext;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.SendPermit;
import dev.rouse.channel.TrySend;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import dev.rouse.sync.Notify;
import dev.rouse.sync.Permit;
import dev.rouse.sync.ReadGuard;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.WriteGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a message, a permit, a lock and a notification allocate when nobody else is about, over a
 * million of each. The message is an object that is there before.
 */
class SyncAllocationTest {

    /** Messages that are in the channel at a time, where they are received in batches. */
    private static final int BATCH = 100;

    /** A record of one reference: what a received message comes in, unless the JIT removes it. */
    private static final double ITEM = 16;

    /** The chunks of the queue, of 176 bytes for 32 messages. */
    private static final double QUEUE = 5.5 + NOTHING;

    /** What a batch and the wait for it need, shared out over its messages. */
    private static final double SHARE_OF_A_BATCH = 4;

    /** The futures of sending and of receiving, and the Ready of the one that has a value. */
    private static final double FUTURES = 88;

    private final AllocationMeter meter = AllocationMeter.ofCaller();
    private final SingleExecutor executor = SingleExecutor.create();

    /** How many of the operations did what they are counted for. */
    private long done;

    /** How many there were, where that depends on the JIT. */
    private long asked;

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    @DisplayName("at most the place and the Item of a message that is tried to send and to receive")
    void messageWithoutFutures() throws Exception {
        Mpsc.Bounded<Object> channel = Mpsc.bounded(1);
        double bytes =
                meter.report(
                        "mpsc: trySend, tryRecv",
                        () -> {
                            for (int i = 0; i < OPERATIONS; i++) {
                                done += channel.sender().trySend(this) == TrySend.SENT ? 1 : 0;
                                done += isMessage(channel.receiver().tryRecv()) ? 1 : 0;
                            }
                        });
        assertThat(done).isEqualTo(2 * AllocationMeter.ROUNDS * OPERATIONS);
        assertThat(bytes).isLessThan(QUEUE + ITEM);
    }

    @Test
    @DisplayName("at most the place and the Item of a message of an unbounded channel")
    void unboundedMessageWithoutFutures() throws Exception {
        Mpsc.Unbounded<Object> channel = Mpsc.unbounded();
        double bytes =
                meter.report(
                        "mpsc: unbounded send, tryRecv",
                        () -> {
                            for (int i = 0; i < OPERATIONS; i++) {
                                done += channel.sender().send(this) ? 1 : 0;
                                done += isMessage(channel.receiver().tryRecv()) ? 1 : 0;
                            }
                        });
        assertThat(done).isEqualTo(2 * AllocationMeter.ROUNDS * OPERATIONS);
        assertThat(bytes).isLessThan(QUEUE + ITEM);
    }

    @Test
    @DisplayName(
            "at most the place, the Item and the futures of a message that is awaited on both sides")
    void awaitedMessage() throws Exception {
        Mpsc.Bounded<Object> channel = Mpsc.bounded(1);
        double bytes =
                meter.report(
                        "mpsc: await send, await recv",
                        () ->
                                executor.blockOn(
                                        new PassMessages(
                                                channel.sender(), channel.receiver(), OPERATIONS)));
        assertThat(bytes).isLessThan(QUEUE + ITEM + FUTURES);
    }

    @Test
    @DisplayName("no object per message that is received in a batch")
    void messageInABatch() throws Exception {
        Mpsc.Unbounded<Object> channel = Mpsc.unbounded();
        List<Object> received = new ArrayList<>(BATCH);
        double bytes =
                meter.report(
                        "mpsc: unbounded send, recvMany of 100",
                        () -> {
                            for (int batch = 0; batch < OPERATIONS / BATCH; batch++) {
                                for (int i = 0; i < BATCH; i++) {
                                    channel.sender().send(this);
                                }
                                received.clear();
                                executor.blockOn(channel.receiver().recvMany(received, BATCH));
                                assertThat(received.size()).isEqualTo(BATCH);
                            }
                        });
        assertThat(bytes).isLessThan(QUEUE + SHARE_OF_A_BATCH);
    }

    @Test
    @DisplayName("0 bytes per permit that is taken and added as a count")
    void permitAsACount() throws Exception {
        Semaphore semaphore = Semaphore.create(1);
        double bytes =
                meter.report(
                        "semaphore: tryTake, addPermits",
                        () -> {
                            for (int i = 0; i < OPERATIONS; i++) {
                                if (semaphore.tryTake(1)) {
                                    semaphore.addPermits(1);
                                    done++;
                                }
                            }
                        });
        assertThat(done).isEqualTo(AllocationMeter.ROUNDS * OPERATIONS);
        assertThat(bytes).isLessThan(NOTHING);
    }

    /** The object is there for the program; the JIT sees that nobody keeps it. */
    @TestFactory
    @DisplayName("0 bytes per guard or permit that is closed where it was taken")
    Stream<DynamicTest> guardsThatNobodyKeeps() {
        Semaphore semaphore = Semaphore.create(1);
        Mutex<Object> mutex = Mutex.create(this);
        RwLock<Object> lock = RwLock.create(this);
        Mpsc.Bounded<Object> channel = Mpsc.bounded(1);
        return Stream.of(
                nothingPer(
                        "semaphore: tryAcquire, close",
                        () -> {
                            try (Permit permit = semaphore.tryAcquire()) {
                                return permit != null;
                            }
                        }),
                nothingPer(
                        "mutex: tryLock, close",
                        () -> {
                            try (MutexGuard<Object> guard = mutex.tryLock()) {
                                return guard != null && guard.get() == this;
                            }
                        }),
                nothingPer(
                        "rwlock: tryRead, close",
                        () -> {
                            try (ReadGuard<Object> guard = lock.tryRead()) {
                                return guard != null && guard.get() == this;
                            }
                        }),
                nothingPer(
                        "rwlock: tryWrite, close",
                        () -> {
                            try (WriteGuard<Object> guard = lock.tryWrite()) {
                                return guard != null && guard.get() == this;
                            }
                        }),
                nothingPer(
                        "mpsc: tryReserve, close",
                        () -> {
                            try (SendPermit<Object> place = channel.sender().tryReserve()) {
                                return place != null;
                            }
                        }));
    }

    private DynamicTest nothingPer(String what, BooleanSupplier operation) {
        return dynamicTest(
                what,
                () -> {
                    double bytes =
                            meter.reportOnceCompiled(
                                    what,
                                    () -> {
                                        for (int i = 0; i < OPERATIONS; i++) {
                                            done += operation.getAsBoolean() ? 1 : 0;
                                            asked++;
                                        }
                                    });
                    assertThat(done).isEqualTo(asked);
                    assertThat(bytes).isLessThan(NOTHING);
                });
    }

    @Test
    @DisplayName("0 bytes per update of a mutex beside the new value")
    void updateUnderALock() throws Exception {
        Mutex<Object> mutex = Mutex.create(this);
        double bytes =
                meter.report(
                        "mutex: tryUpdate",
                        () -> {
                            for (int i = 0; i < OPERATIONS; i++) {
                                done += mutex.tryUpdate(value -> value) ? 1 : 0;
                            }
                        });
        assertThat(done).isEqualTo(AllocationMeter.ROUNDS * OPERATIONS);
        assertThat(bytes).isLessThan(NOTHING);
    }

    @Test
    @DisplayName("0 bytes per notification that is stored and taken")
    void storedNotification() throws Exception {
        Notify notify = Notify.create();
        double bytes =
                meter.report(
                        "notify: notifyOne, tryNotified",
                        () -> {
                            for (int i = 0; i < OPERATIONS; i++) {
                                notify.notifyOne();
                                done += notify.tryNotified() ? 1 : 0;
                            }
                        });
        assertThat(done).isEqualTo(AllocationMeter.ROUNDS * OPERATIONS);
        assertThat(bytes).isLessThan(NOTHING);
    }

    private boolean isMessage(PollNext<Object> next) {
        return next instanceof PollNext.Item<Object> item && item.value() == this;
    }
}
