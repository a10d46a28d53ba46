package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.Oneshot;
import dev.rouse.interop.BlockingPool;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.Notify;
import dev.rouse.sync.Semaphore;
import dev.rouse.task.Task;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every future of the library keeps, asked of each of them. */
class FutureContractTest {

    /** A future and a name to tell it by. */
    record Subject(String name, Supplier<Future<?>> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Subject subject(String name, Supplier<Future<?>> make) {
        return new Subject(name, make);
    }

    /** Futures that end in their first poll. */
    static Stream<Subject> ready() {
        return Stream.of(
                subject("ready", () -> Futures.ready("v")),
                subject("failed", () -> Futures.failed(new Exception())),
                subject("lazy", () -> Futures.lazy(() -> "v")),
                subject("pollFn", () -> Futures.pollFn(cx -> Poll.ready("v"))),
                subject("map", () -> Futures.ready(1).map(v -> v + 1)),
                subject("map of failed", () -> Futures.<Integer>failed(new Error()).map(v -> v)),
                subject("then", () -> Futures.ready(1).then(Futures::ready)),
                subject("join", () -> Futures.ready(1).join(Futures.ready(2), Integer::sum)),
                subject("pin", () -> Pin.of(Futures.ready("v"))),
                subject("pin of failed", () -> Pin.of(Futures.failed(new Exception()))),
                subject("sleep", () -> Sleep.sleep(Duration.ZERO)),
                subject("blocking, closed pool", FutureContractTest::blockingOnAClosedPool),
                subject("oneshot", () -> sent().receiver()),
                subject("oneshot closed", () -> closedSender().receiver()),
                subject("oneshot sender's closed()", () -> droppedReceiver().sender().closed()),
                subject("join handle", FutureContractTest::endedTask),
                subject("semaphore", () -> Semaphore.create(1).acquire()),
                subject("semaphore closed", () -> closedSemaphore().acquire()),
                subject("mutex", () -> Mutex.create("v").lock()),
                subject("mutex with a function", () -> Mutex.create("v").withLock(v -> v)),
                subject("notified", () -> notifiedOnce().notified()),
                subject("mpsc send", () -> Mpsc.bounded(1).sender().send("v")),
                subject("mpsc send, closed", () -> closedReceiver().sender().send("v")),
                subject(
                        "mpsc send, with a limit",
                        () -> Mpsc.bounded(1).sender().sendTimeout("v", Duration.ofDays(1))),
                subject("mpsc reserve", () -> Mpsc.bounded(1).sender().reserve()),
                subject("mpsc reserve, closed", () -> closedReceiver().sender().reserve()),
                subject("mpsc reserve many", () -> Mpsc.bounded(2).sender().reserveMany(2)),
                subject("mpsc sender's closed()", () -> closedReceiver().sender().closed()),
                subject("mpsc recv", () -> closedReceiver().receiver().recv()),
                subject(
                        "mpsc recv many",
                        () -> closedReceiver().receiver().recvMany(new ArrayList<>(), 5)));
    }

    /** Futures that answer pending to their first poll. */
    static Stream<Subject> pending() {
        return Stream.of(
                subject("pending", Futures::pending),
                subject("yieldNow", Futures::yieldNow),
                subject("pollFn", () -> Futures.pollFn(cx -> Poll.pending())),
                subject("map", () -> Futures.<Integer>pending().map(v -> v)),
                subject("then, first", () -> Futures.pending().then(v -> Futures.ready(v))),
                subject("then, second", () -> Futures.ready(1).then(v -> Futures.pending())),
                subject(
                        "join",
                        () -> Futures.ready(1).join(Futures.<Integer>pending(), Integer::sum)),
                subject("pin", () -> Pin.of(Futures.pending())),
                subject("sleep", () -> Sleep.sleep(Duration.ofDays(1))),
                subject("blocking", () -> stalledPool().run(() -> "v")),
                subject("blocking, interruptible", () -> stalledPool().runInterruptibly(() -> "v")),
                subject("oneshot", () -> Oneshot.create().receiver()),
                subject("oneshot sender's closed()", () -> Oneshot.create().sender().closed()),
                subject("join handle", () -> Task.create(Futures.pending(), new QueueScheduler())),
                subject("semaphore", () -> Semaphore.create(0).acquire()),
                subject("semaphore, a part", () -> Semaphore.create(1).acquireMany(2)),
                subject("mutex", () -> lockedMutex().lock()),
                subject("notified", () -> Notify.create().notified()),
                subject("mpsc send", () -> fullChannel().send("v")),
                subject(
                        "mpsc send, with a limit",
                        () -> fullChannel().sendTimeout("v", Duration.ofDays(1))),
                subject("mpsc reserve", () -> fullChannel().reserve()),
                subject("mpsc reserve many", () -> fullChannel().reserveMany(1)),
                subject("mpsc sender's closed()", () -> fullChannel().closed()),
                subject("mpsc recv", () -> Mpsc.bounded(1).receiver().recv()),
                subject(
                        "mpsc recv many",
                        () -> Mpsc.unbounded().receiver().recvMany(new ArrayList<>(), 5)));
    }

    static Stream<Subject> all() {
        return Stream.concat(ready(), pending());
    }

    private static Semaphore closedSemaphore() {
        Semaphore semaphore = Semaphore.create(1);
        semaphore.close();
        return semaphore;
    }

    private static Mutex<String> lockedMutex() {
        Mutex<String> mutex = Mutex.create("v");
        mutex.tryLock();
        return mutex;
    }

    private static Notify notifiedOnce() {
        Notify notify = Notify.create();
        notify.notifyOne();
        return notify;
    }

    private static MpscSender<String> fullChannel() {
        MpscSender<String> sender = Mpsc.<String>bounded(1).sender();
        sender.trySend("filling");
        return sender;
    }

    private static Mpsc.Bounded<String> closedReceiver() {
        Mpsc.Bounded<String> channel = Mpsc.bounded(1);
        channel.receiver().close();
        return channel;
    }

    private static Oneshot<String> sent() {
        Oneshot<String> channel = Oneshot.create();
        channel.sender().send("v");
        return channel;
    }

    private static Oneshot<String> closedSender() {
        Oneshot<String> channel = Oneshot.create();
        channel.sender().close();
        return channel;
    }

    private static Oneshot<String> droppedReceiver() {
        Oneshot<String> channel = Oneshot.create();
        channel.receiver().drop();
        return channel;
    }

    private static Future<String> blockingOnAClosedPool() {
        BlockingPool pool = BlockingPool.builder().build();
        pool.close();
        return pool.run(() -> "v");
    }

    /** A pool whose threads never begin. */
    private static BlockingPool stalledPool() {
        return BlockingPool.builder()
                .threadFactory(
                        work ->
                                new Thread(work) {
                                    @Override
                                    public void start() {}
                                })
                .build();
    }

    private static Task<String> endedTask() {
        Task<String> task = Task.create(Futures.ready("v"), new QueueScheduler());
        task.run();
        return task;
    }

    @ParameterizedTest
    @MethodSource("ready")
    void polledAfterCompletionIsAnErrorThatSaysSo(Subject subject) {
        Future<?> future = subject.make.get();
        TestContext cx = new TestContext();
        pollToTheEnd(future, cx);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> future.poll(cx))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("polled after completion");
        }
        assertThat(cx.wakes()).isZero();
    }

    private static void pollToTheEnd(Future<?> future, TestContext cx) {
        try {
            assertThat(future.poll(cx).isReady()).isTrue();
        } catch (AssertionError notReady) {
            throw notReady;
        } catch (Throwable failed) {
            // An exception is an end as well.
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void polledAfterDropIsAnErrorThatSaysSo(Subject subject) {
        Future<?> future = subject.make.get();
        future.drop();
        future.drop();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> future.poll(new TestContext()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("polled after drop");
        }
    }

    @ParameterizedTest
    @MethodSource("ready")
    void dropAfterCompletionDoesNothing(Subject subject) {
        Future<?> future = subject.make.get();
        TestContext cx = new TestContext();
        pollToTheEnd(future, cx);
        future.drop();
        assertThatThrownBy(() -> future.poll(cx)).hasMessageStartingWith("polled after completion");
    }

    /** All but the one whose second poll is its end, whoever asked for it. */
    static Stream<Subject> pendingUntilWoken() {
        return pending().filter(subject -> !subject.name.equals("yieldNow"));
    }

    @ParameterizedTest
    @MethodSource("pendingUntilWoken")
    void spuriousPollsAreHarmless(Subject subject) throws Exception {
        Future<?> future = subject.make.get();
        TestContext cx = new TestContext();
        for (int i = 0; i < 5; i++) {
            assertThat(future.poll(cx)).isSameAs(Poll.pending());
        }
        assertThat(cx.wakes()).isZero();
        assertThat(cx.timer.waiting()).isLessThanOrEqualTo(1);
        future.drop();
        assertThat(cx.timer.waiting()).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void toStringIsSafeInEveryState(Subject subject) {
        Future<?> future = subject.make.get();
        assertThat(future.toString()).isNotBlank();
        try {
            future.poll(new TestContext());
        } catch (Throwable ended) {
            // Only the text matters here.
        }
        assertThat(future.toString()).isNotBlank();
        future.drop();
        assertThat(future.toString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("chains")
    void dropReachesTheInnermostFutureOnce(Subject subject) throws Exception {
        Future<?> outer = subject.make.get();
        outer.poll(new TestContext());
        outer.drop();
        outer.drop();
        assertThat(innermost.drops).isEqualTo(1);
    }

    private static Probe<Integer> innermost = Probe.pending();

    static Stream<Subject> chains() {
        return Stream.of(
                subject("map", () -> inner().map(v -> v)),
                subject("then, first", () -> inner().then(Futures::ready)),
                subject("then, second", () -> Futures.ready(1).then(v -> inner())),
                subject("join, left", () -> inner().join(Futures.ready(1), Integer::sum)),
                subject("join, right", () -> Futures.ready(1).join(inner(), Integer::sum)),
                subject("pin", () -> Pin.of(inner())),
                subject("all at once", () -> Pin.of(inner().map(v -> v).then(Futures::ready))));
    }

    private static Probe<Integer> inner() {
        innermost = Probe.pending();
        return innermost;
    }
}
