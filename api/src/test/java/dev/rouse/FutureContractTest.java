package dev.rouse;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.channel.Broadcast;
import dev.rouse.channel.BroadcastSender;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.Watch;
import dev.rouse.interop.AsyncFiles;
import dev.rouse.interop.Blocking;
import dev.rouse.interop.BlockingPool;
import dev.rouse.interop.Completion;
import dev.rouse.interop.ContextCarrier;
import dev.rouse.sync.Barrier;
import dev.rouse.sync.CancellationToken;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.Notify;
import dev.rouse.sync.OnceCell;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.SetOnce;
import dev.rouse.task.Task;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import dev.rouse.time.Interval;
import dev.rouse.time.Sleep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
                subject("recover", () -> Futures.ready(1).recover(f -> 2)),
                subject("recover of failed", () -> failed().recover(f -> "v")),
                subject("recover of another failure", FutureContractTest::unmatched),
                subject("orElse", () -> Futures.ready(1).orElse(f -> Futures.ready(2))),
                subject("orElse of failed", () -> failed().orElse(f -> Futures.ready("v"))),
                subject("mapError", () -> Futures.ready(1).mapError(f -> f)),
                subject("mapError of failed", () -> failed().mapError(Error::new)),
                subject("catching", () -> Futures.ready(1).catching()),
                subject("catching of failed", () -> failed().catching()),
                subject("inspect", () -> Futures.ready(1).inspect(v -> {})),
                subject("inspect of failed", () -> failed().inspect(v -> {})),
                subject("inspectError", () -> Futures.ready(1).inspectError(f -> {})),
                subject("inspectError of failed", () -> failed().inspectError(f -> {})),
                subject("onEnd", () -> Futures.ready(1).onEnd(() -> {})),
                subject("onEnd of failed", () -> failed().onEnd(() -> {})),
                subject("onDrop", () -> Futures.ready(1).onDrop(() -> {})),
                subject("onDrop of failed", () -> failed().onDrop(() -> {})),
                subject("timeout", () -> Futures.ready(1).timeout(Duration.ofDays(1))),
                subject("timeout over", () -> Futures.pending().timeout(Duration.ZERO)),
                subject("timeoutAt", () -> Futures.ready(1).timeoutAt(7)),
                subject("abortable", () -> Futures.ready(1).abortable(AbortHandle.create())),
                subject("abortable, aborted", () -> Futures.ready(1).abortable(aborted())),
                subject("shared", () -> Futures.ready(1).shared()),
                subject("shared, failed", () -> failed().shared()),
                subject("shared, second handle", () -> Futures.ready(1).shared().share()),
                subject("remote future", () -> Futures.ready(1).remoteHandle().future()),
                subject("remote future without handle", () -> handleDropped().future()),
                subject("remote handle", FutureContractTest::endedRemote),
                subject("remote handle without future", FutureContractTest::lostRemote),
                subject("borrow", () -> Futures.ready(1).borrow()),
                subject("borrow of failed", () -> failed().borrow()),
                subject("maybeDone", () -> Futures.ready(1).maybeDone()),
                subject("maybeDone of failed", () -> failed().maybeDone()),
                subject("pollImmediate", () -> Futures.ready(1).pollImmediate()),
                subject("pollImmediate of pending", () -> Futures.pending().pollImmediate()),
                subject("nowNanos", Futures::nowNanos),
                subject("flatten", () -> Futures.flatten(Futures.ready(Futures.ready(1)))),
                subject("ofNullable", () -> Futures.ofNullable(null)),
                subject("join of three", () -> joinOfThree(Futures.ready(1))),
                subject("join of three, failed", () -> joinOfThree(Futures.failed(new Error()))),
                subject("joinAll", () -> Futures.joinAll(many(3, Futures::ready))),
                subject("joinAll of none", () -> Futures.joinAll(List.of())),
                subject("joinAll of many", () -> Futures.joinAll(many(100, Futures::ready))),
                subject("select", () -> Futures.select(Futures.ready(1), Futures.pending())),
                subject("select, failed", () -> Futures.select(failed(), Futures.pending())),
                subject("either", () -> Futures.either(Futures.pending(), Futures.ready(1))),
                subject("race", () -> Futures.pending().race(Futures.ready(1))),
                subject("raceOk", () -> Futures.raceOk(List.of(failed(), Futures.ready("v")))),
                subject("raceOk, failed", () -> Futures.raceOk(List.of(failed()))),
                subject("selectAll", () -> Futures.selectAll(many(3, Futures::ready))),
                subject("selectAll of many", () -> Futures.selectAll(many(100, Futures::ready))),
                subject("selectOk", () -> Futures.selectOk(List.of(failed(), Futures.ready("v")))),
                subject("interval's tick", () -> Interval.every(Duration.ofDays(1)).tick()),
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
                subject("cancelled", () -> cancelledToken().cancelled()),
                subject("until cancelled", () -> live().runUntilCancelled(Futures.ready(1))),
                subject("until cancelled, failed", () -> live().runUntilCancelled(failed())),
                subject(
                        "until cancelled, cancelled",
                        () -> cancelledToken().runUntilCancelled(Futures.pending())),
                subject("watch changed", () -> changedWatch().receiver().changed()),
                subject("watch changed, closed", () -> closedWatch().receiver().changed()),
                subject("watch waitFor", () -> Watch.create(1).receiver().waitFor(v -> true)),
                subject("watch sender's closed()", () -> droppedWatch().sender().closed()),
                subject("broadcast recv", () -> sentBroadcast().receiver().recv()),
                subject("broadcast sender's closed()", () -> droppedBroadcast().closed()),
                subject("read lock", () -> RwLock.create("v").read()),
                subject("write lock", () -> RwLock.create("v").write()),
                subject("read lock with a function", () -> RwLock.create("v").withRead(v -> v)),
                subject("once cell", () -> OnceCell.create().getOrInit(() -> Futures.ready(1))),
                subject("once cell, full", () -> OnceCell.of(1).getOrInit(Futures::pending)),
                subject("once cell, failed", () -> OnceCell.create().getOrInit(() -> failed())),
                subject("set once", () -> setOnce().whenSet()),
                subject("barrier", () -> Barrier.create(1).arrive()),
                subject("task-local scope", () -> local().scope(1, Futures.ready(1))),
                subject("task-local scope, failed", () -> local().scope(1, failed())),
                subject("carried", () -> carrier().carry(Futures.ready(1))),
                subject("carried, failed", () -> carrier().carry(failed())),
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
                subject("set of tasks, shutdown", () -> new JoinSet<>().shutdown()),
                subject("map of tasks, shutdown", () -> new JoinMap<>().shutdown()),
                subject("tracker", () -> closedTracker().whenEmpty()),
                subject("tracked", () -> new TaskTracker().track(Futures.ready(1))),
                subject("tracked, failed", () -> new TaskTracker().track(failed())),
                subject("scope", () -> Scope.run(s -> Futures.ready(1))),
                subject("scope, failed", () -> Scope.run(s -> failed())),
                subject("map of tasks, next", () -> new JoinMap<>().next()),
                subject("set of tasks, next", () -> new JoinSet<>().next()),
                subject("stream, next", () -> Streams.once(1).next()),
                subject("stream, peek", () -> Streams.once(1).peekable().peek()),
                subject("stream, not wanted", () -> Streams.once(1).peekable().nextIf(v -> false)),
                subject("stream to its end", () -> Streams.of(1, 2).toList()),
                subject("sink, send", () -> Sinks.drain().send("v")),
                subject("sink, feed", () -> Sinks.drain().feed("v")),
                subject("sink, all", () -> Sinks.drain().sendAll(Streams.once("v"))),
                subject("sink, flush", () -> Sinks.drain().flush()),
                subject("sink, close", () -> Sinks.drain().close()),
                subject("forward", () -> Streams.once("v").forward(Sinks.drain())),
                subject("stage", () -> Completion.toFuture(completedFuture("v"))),
                subject("stage, failed", () -> Completion.toFuture(failedFuture(new Error()))),
                subject("stage made late", () -> Completion.from(() -> completedFuture("v"))),
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
                subject("recover", () -> Futures.pending().recover(f -> 2)),
                subject("orElse, first", () -> Futures.pending().orElse(f -> Futures.ready(2))),
                subject("orElse, second", () -> failed().orElse(f -> Futures.pending())),
                subject("mapError", () -> Futures.pending().mapError(f -> f)),
                subject("catching", () -> Futures.pending().catching()),
                subject("inspect", () -> Futures.pending().inspect(v -> {})),
                subject("inspectError", () -> Futures.pending().inspectError(f -> {})),
                subject("onEnd", () -> Futures.pending().onEnd(() -> {})),
                subject("onDrop", () -> Futures.pending().onDrop(() -> {})),
                subject("timeout", () -> Futures.pending().timeout(Duration.ofDays(1))),
                subject("timeoutAt", () -> Futures.pending().timeoutAt(7)),
                subject("abortable", () -> Futures.pending().abortable(AbortHandle.create())),
                subject("shared", () -> Futures.pending().shared()),
                subject("remote future", () -> Futures.pending().remoteHandle().future()),
                subject("remote handle", () -> Futures.pending().remoteHandle().handle()),
                subject("borrow", () -> Futures.pending().borrow()),
                subject("fuse", () -> Futures.pending().fuse()),
                subject("maybeDone", () -> Futures.pending().maybeDone()),
                subject("flatten", () -> Futures.flatten(Futures.ready(Futures.pending()))),
                subject("ofNullable", () -> Futures.ofNullable(Futures.pending())),
                subject("join of three", () -> joinOfThree(Futures.pending())),
                subject("joinAll", () -> Futures.joinAll(many(3, v -> Futures.pending()))),
                subject(
                        "joinAll of many",
                        () -> Futures.joinAll(many(100, v -> Futures.pending()))),
                subject("select", () -> Futures.select(Futures.pending(), Futures.pending())),
                subject("either", () -> Futures.either(Futures.pending(), Futures.pending())),
                subject("race", () -> Futures.pending().race(Futures.pending())),
                subject("raceOk", () -> Futures.raceOk(List.of(failed(), Futures.pending()))),
                subject("selectAll", () -> Futures.selectAll(many(3, v -> Futures.pending()))),
                subject("selectAll of many", () -> Futures.selectAll(many(99, v -> pending1()))),
                subject("selectOk", () -> Futures.selectOk(List.of(failed(), Futures.pending()))),
                subject("sleepUntil", () -> Sleep.sleepUntil(7)),
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
                subject("cancelled", () -> live().cancelled()),
                subject("until cancelled", () -> live().runUntilCancelled(Futures.pending())),
                subject("watch changed", () -> Watch.create(1).receiver().changed()),
                subject("watch waitFor", () -> Watch.create(1).receiver().waitFor(v -> false)),
                subject("watch sender's closed()", () -> Watch.create(1).sender().closed()),
                subject("broadcast recv", () -> Broadcast.create(1).receiver().recv()),
                subject("broadcast sender's closed()", () -> Broadcast.create(1).sender().closed()),
                subject("read lock", () -> writeLocked().read()),
                subject("write lock", () -> writeLocked().write()),
                subject("once cell", () -> OnceCell.create().getOrInit(Futures::pending)),
                subject("once cell, second", () -> initializing().getOrInit(Futures::pending)),
                subject("set once", () -> SetOnce.create().whenSet()),
                subject("barrier", () -> Barrier.create(2).arrive()),
                subject("task-local scope", () -> local().scope(1, Futures.pending())),
                subject("carried", () -> carrier().carry(Futures.pending())),
                subject("mpsc send", () -> fullChannel().send("v")),
                subject(
                        "mpsc send, with a limit",
                        () -> fullChannel().sendTimeout("v", Duration.ofDays(1))),
                subject("mpsc reserve", () -> fullChannel().reserve()),
                subject("mpsc reserve many", () -> fullChannel().reserveMany(1)),
                subject("mpsc sender's closed()", () -> fullChannel().closed()),
                subject("mpsc recv", () -> Mpsc.bounded(1).receiver().recv()),
                subject("tracker", () -> new TaskTracker().whenEmpty()),
                subject("tracked", () -> new TaskTracker().track(Futures.pending())),
                subject("stage", () -> Completion.toFuture(new CompletableFuture<>())),
                subject("set of tasks, next", () -> pendingTasks().next()),
                subject("set of tasks, shutdown", () -> pendingTasks().shutdown()),
                subject("map of tasks, next", () -> pendingMap().next()),
                subject("map of tasks, shutdown", () -> pendingMap().shutdown()),
                subject("scope, its body", () -> Scope.run(s -> Futures.pending())),
                subject("scope, a task", FutureContractTest::scopeWithATask),
                subject("blocking on the executor's threads", () -> Blocking.run(() -> "v")),
                subject(
                        "blocking there, interruptible",
                        () -> Blocking.runInterruptibly(() -> "v")),
                subject("file, text", () -> AsyncFiles.readString(Path.of("none"))),
                subject("file, bytes", () -> AsyncFiles.readAllBytes(Path.of("none"))),
                subject("file, written", () -> AsyncFiles.writeString(Path.of("none"), "v")),
                subject("file, next line", () -> AsyncFiles.lines(Path.of("none")).next()),
                subject("stream, next", () -> Streams.pending().next()),
                subject("stream, peek", () -> Streams.pending().peekable().peek()),
                subject("stream to its end", () -> Streams.pending().toList()),
                subject("sink, send", () -> fullSink().send("v")),
                subject("sink, feed", () -> fullSink().feed("v")),
                subject("sink, all", () -> fullSink().sendAll(Streams.once("v"))),
                subject("forward", () -> Streams.once("v").forward(fullSink())),
                subject("shared, second handle", () -> pending1().shared().share()),
                subject("join handle of an executor", () -> spawned(Futures.pending())),
                subject(
                        "mpsc recv many",
                        () -> Mpsc.unbounded().receiver().recvMany(new ArrayList<>(), 5)));
    }

    /** On an executor whose threads for blocking work never begin. */
    private static TestContext context() {
        TestContext cx = new TestContext();
        QueueScheduler scheduler = new QueueScheduler();
        scheduler.blocking = stalledPool();
        cx.spawner = scheduler;
        return cx;
    }

    static Stream<Subject> all() {
        return Stream.concat(ready(), pending());
    }

    private static JoinSet<Integer> pendingTasks() {
        JoinSet<Integer> set = new JoinSet<>(new QueueScheduler());
        set.spawn(Futures.pending());
        return set;
    }

    private static JoinMap<String, Integer> pendingMap() {
        JoinMap<String, Integer> map = new JoinMap<>(new QueueScheduler());
        map.spawn("key", Futures.pending());
        return map;
    }

    private static Future<Integer> scopeWithATask() {
        return Scope.run(
                scope -> {
                    scope.spawn(Futures.pending());
                    return Futures.ready(1);
                });
    }

    private static Sink<String> fullSink() {
        return Sinks.fromFuture(Futures.pending());
    }

    private static Future<Integer> spawned(Future<Integer> future) {
        return new QueueScheduler().spawn(future, "task");
    }

    private static TaskTracker closedTracker() {
        TaskTracker tracker = new TaskTracker();
        tracker.close();
        return tracker;
    }

    private static Semaphore closedSemaphore() {
        Semaphore semaphore = Semaphore.create(1);
        semaphore.close();
        return semaphore;
    }

    private static Watch<Integer> changedWatch() {
        Watch<Integer> watch = Watch.create(1);
        watch.sender().send(2);
        return watch;
    }

    private static Watch<Integer> closedWatch() {
        Watch<Integer> watch = Watch.create(1);
        watch.sender().close();
        return watch;
    }

    private static Watch<Integer> droppedWatch() {
        Watch<Integer> watch = Watch.create(1);
        watch.receiver().drop();
        return watch;
    }

    private static Broadcast<Integer> sentBroadcast() {
        Broadcast<Integer> channel = Broadcast.create(1);
        channel.sender().send(2);
        return channel;
    }

    private static BroadcastSender<Integer> droppedBroadcast() {
        Broadcast<Integer> channel = Broadcast.create(1);
        channel.receiver().drop();
        return channel.sender();
    }

    private static RwLock<String> writeLocked() {
        RwLock<String> lock = RwLock.create("v");
        lock.tryWrite();
        return lock;
    }

    private static OnceCell<Object> initializing() {
        OnceCell<Object> cell = OnceCell.create();
        pollOnce(cell.getOrInit(Futures::pending));
        return cell;
    }

    private static void pollOnce(Future<?> future) {
        try {
            future.poll(context());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static SetOnce<Integer> setOnce() {
        SetOnce<Integer> once = SetOnce.create();
        once.set(1);
        return once;
    }

    private static TaskLocal<Integer> local() {
        return TaskLocal.create("local");
    }

    private static ContextCarrier<Integer> carrier() {
        return ContextCarrier.of(() -> 1, ignored -> {});
    }

    private static CancellationToken live() {
        return CancellationToken.create();
    }

    private static CancellationToken cancelledToken() {
        CancellationToken token = CancellationToken.create();
        token.cancel();
        return token;
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

    private static Future<String> failed() {
        return Futures.failed(new Exception());
    }

    private static Future<String> unmatched() {
        return failed().recover(IllegalStateException.class, f -> "v");
    }

    private static Future<Integer> pending1() {
        return Futures.pending();
    }

    private static Future<Integer> joinOfThree(Future<Integer> last) {
        return Futures.join(Futures.ready(1), Futures.ready(2), last, (a, b, c) -> a + b + c);
    }

    private static List<Future<Integer>> many(int count, Function<Integer, Future<Integer>> make) {
        return IntStream.range(0, count).boxed().map(make).toList();
    }

    private static AbortHandle aborted() {
        AbortHandle handle = AbortHandle.create();
        handle.abort();
        return handle;
    }

    private static Remote<Integer> handleDropped() {
        Remote<Integer> remote = Futures.<Integer>pending().remoteHandle();
        remote.handle().drop();
        return remote;
    }

    private static Future<Integer> endedRemote() {
        Remote<Integer> remote = Futures.ready(1).remoteHandle();
        pollToTheEnd(remote.future(), context());
        return remote.handle();
    }

    private static Future<Integer> lostRemote() {
        Remote<Integer> remote = Futures.ready(1).remoteHandle();
        remote.future().drop();
        return remote.handle();
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
        TestContext cx = context();
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
            assertThatThrownBy(() -> future.poll(context()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("polled after drop");
        }
    }

    @ParameterizedTest
    @MethodSource("ready")
    void dropAfterCompletionDoesNothing(Subject subject) {
        Future<?> future = subject.make.get();
        TestContext cx = context();
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
        TestContext cx = context();
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
            future.poll(context());
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
        outer.poll(context());
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
                subject("recover", () -> inner().recover(f -> 1)),
                subject("orElse, first", () -> inner().orElse(f -> Futures.ready(1))),
                subject("orElse, second", () -> failed().orElse(f -> inner().map(v -> "v"))),
                subject("mapError", () -> inner().mapError(f -> f)),
                subject("catching", () -> inner().catching()),
                subject("inspect", () -> inner().inspect(v -> {})),
                subject("inspectError", () -> inner().inspectError(f -> {})),
                subject("onEnd", () -> inner().onEnd(() -> {})),
                subject("onDrop", () -> inner().onDrop(() -> {})),
                subject("timeout", () -> inner().timeout(Duration.ofDays(1))),
                subject("abortable", () -> inner().abortable(AbortHandle.create())),
                subject("shared", () -> inner().shared()),
                subject("remote future", () -> inner().remoteHandle().future()),
                subject("fuse", () -> inner().fuse()),
                subject("until cancelled", () -> live().runUntilCancelled(inner())),
                subject("task-local scope", () -> local().scope(1, inner())),
                subject("carried", () -> carrier().carry(inner())),
                subject("once cell", () -> OnceCell.create().getOrInit(() -> inner())),
                subject("maybeDone", () -> inner().maybeDone()),
                subject("flatten", () -> Futures.flatten(Futures.ready(inner()))),
                subject("join of three", () -> joinOfThree(inner())),
                subject("joinAll", () -> Futures.joinAll(List.of(Futures.ready(1), inner()))),
                subject("select", () -> Futures.select(Futures.pending(), inner())),
                subject("either", () -> Futures.either(inner(), Futures.pending())),
                subject("race", () -> Futures.<Integer>pending().race(inner())),
                subject("selectAll of many", () -> Futures.selectAll(many(99, v -> inner()))),
                subject("pin", () -> Pin.of(inner())),
                subject("all at once", () -> Pin.of(inner().map(v -> v).then(Futures::ready))));
    }

    private static Probe<Integer> inner() {
        innermost = Probe.pending();
        return innermost;
    }
}
