package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.channel.Broadcast;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.Watch;
import dev.rouse.interop.Completion;
import dev.rouse.sync.CancellationToken;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.Notify;
import dev.rouse.sync.OnceCell;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.SetOnce;
import dev.rouse.testing.TestContext;
import dev.rouse.time.DelayQueue;
import dev.rouse.time.Interval;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What could be handed out at once costs a unit of the poll's budget, and waits if there is none.
 */
class UnitOfBudgetTest {

    record Subject(String name, Supplier<Future<?>> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Subject> all() {
        return List.of(
                new Subject("acquire", () -> Semaphore.create(1).acquire()),
                new Subject("acquireMany", () -> Semaphore.create(3).acquireMany(3)),
                new Subject("lock", () -> Mutex.create("v").lock()),
                new Subject("read", () -> RwLock.create("v").read()),
                new Subject("write", () -> RwLock.create("v").write()),
                new Subject("notified", UnitOfBudgetTest::notified),
                new Subject("getOrInit", () -> OnceCell.of(1).getOrInit(Futures::pending)),
                new Subject("whenSet", UnitOfBudgetTest::whenSet),
                new Subject("cancelled", UnitOfBudgetTest::cancelled),
                new Subject("oneshot", UnitOfBudgetTest::oneshot),
                new Subject("send", () -> Mpsc.bounded(1).sender().send("v")),
                new Subject("reserve", () -> Mpsc.bounded(1).sender().reserve()),
                new Subject("reserveMany", () -> Mpsc.bounded(3).sender().reserveMany(3)),
                new Subject("recv", () -> filled().receiver().recv()),
                new Subject("recvMany", () -> filled().receiver().recvMany(new ArrayList<>(), 9)),
                new Subject("broadcast", UnitOfBudgetTest::broadcast),
                new Subject("changed", () -> changed().receiver().changed()),
                new Subject("waitFor", () -> changed().receiver().waitFor(v -> true)),
                new Subject("sleep", () -> Sleep.sleep(Duration.ZERO)),
                new Subject("tick", () -> Interval.every(Duration.ofNanos(5)).tick()),
                new Subject("delay queue", UnitOfBudgetTest::expired),
                new Subject(
                        "stage",
                        () -> Completion.toFuture(CompletableFuture.completedFuture("v"))));
    }

    private static Future<?> notified() {
        Notify notify = Notify.create();
        notify.notifyOne();
        return notify.notified();
    }

    private static Future<?> whenSet() {
        SetOnce<String> once = SetOnce.create();
        once.set("v");
        return once.whenSet();
    }

    private static Future<?> cancelled() {
        CancellationToken token = CancellationToken.create();
        token.cancel();
        return token.cancelled();
    }

    private static Future<?> oneshot() {
        Oneshot<String> channel = Oneshot.create();
        channel.sender().send("v");
        return channel.receiver();
    }

    private static Mpsc.Unbounded<String> filled() {
        Mpsc.Unbounded<String> channel = Mpsc.unbounded();
        channel.sender().send("a");
        channel.sender().send("b");
        return channel;
    }

    private static Future<?> broadcast() {
        Broadcast<String> channel = Broadcast.create(1);
        channel.sender().send("v");
        return channel.receiver().recv();
    }

    private static Watch<String> changed() {
        Watch<String> watch = Watch.create("v");
        watch.sender().send("w");
        return watch;
    }

    private static Future<?> expired() {
        DelayQueue<String> queue = new DelayQueue<>();
        queue.insert("v", Duration.ZERO);
        return queue.next();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aUnitIsSpent(Subject subject) throws Exception {
        TestContext cx = new TestContext();
        cx.budget = 10;
        assertThat(subject.make.get().poll(cx).isReady()).isTrue();
        assertThat(cx.budget).isEqualTo(9);
        assertThat(cx.wakes()).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutBudgetTheTaskIsWokenAndNothingLost(Subject subject) throws Exception {
        TestContext cx = new TestContext();
        Future<?> future = subject.make.get();
        for (int wakes = 1; wakes <= 3; wakes++) {
            cx.budget = 0;
            assertThat(future.poll(cx).isPending()).isTrue();
            assertThat(cx.wakes()).isEqualTo(wakes);
        }
        cx.budget = 1;
        assertThat(future.poll(cx).isReady()).isTrue();
    }
}
