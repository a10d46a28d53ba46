package dev.rouse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.channel.Broadcast;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.SendFailedException;
import dev.rouse.interop.BlockingPool;
import dev.rouse.interop.Flows;
import dev.rouse.sync.Barrier;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.Semaphore;
import dev.rouse.testing.TestContext;
import dev.rouse.time.DelayQueue;
import dev.rouse.time.Interval;
import dev.rouse.time.Sleep;
import dev.rouse.time.Timeout;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every public method that takes a number or a duration, with what it refuses and what it takes:
 * the extremes on both sides of each limit.
 */
class BadNumbersTest {

    private static final Duration EVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final Duration NEVER = Duration.ofSeconds(Long.MIN_VALUE);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Called by this library, not by its users; or a record, which keeps what it is given. */
    private static final Set<String> OTHERS = Set.of("PollOrder.first", "Timer.schedule");

    /**
     * A method with one argument that varies.
     *
     * @param refused arguments that are answered with an exception which names them
     * @param taken arguments that are legal
     */
    record Numbered<N>(String name, Function<N, Object> call, List<N> refused, List<N> taken) {
        @Override
        public String toString() {
            return name;
        }
    }

    // ---- the ranges ----

    private static Numbered<?> atLeastOne(String name, IntFunction<Object> call) {
        return ints(name, call, List.of(0, -1, Integer.MIN_VALUE), List.of(1, Integer.MAX_VALUE));
    }

    private static Numbered<?> notNegative(String name, IntFunction<Object> call) {
        return ints(name, call, List.of(-1, Integer.MIN_VALUE), List.of(0, 1, Integer.MAX_VALUE));
    }

    private static Numbered<?> ints(
            String name, IntFunction<Object> call, List<Integer> refused, List<Integer> taken) {
        return new Numbered<>(name, call::apply, refused, taken);
    }

    private static Numbered<?> count(String name, LongFunction<Object> call) {
        return new Numbered<>(
                name, call::apply, List.of(-1L, Long.MIN_VALUE), List.of(0L, 1L, Long.MAX_VALUE));
    }

    private static Numbered<?> anyLong(String name, LongFunction<Object> call) {
        return new Numbered<>(
                name, call::apply, List.of(), List.of(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE));
    }

    private static Numbered<?> anyDuration(String name, Function<Duration, Object> call) {
        return new Numbered<>(
                name, call, List.of(), List.of(NEVER, SECOND.negated(), Duration.ZERO, EVER));
    }

    private static Numbered<?> positive(String name, Function<Duration, Object> call) {
        return new Numbered<>(
                name,
                call,
                List.of(NEVER, Duration.ofNanos(-1), Duration.ZERO),
                List.of(Duration.ofNanos(1), EVER));
    }

    // ---- the methods ----

    private static final List<Numbered<?>> STREAMS =
            List.of(
                    count("Stream.skip", n -> Streams.of(1).skip(n)),
                    count("Stream.take", n -> Streams.of(1).take(n)),
                    atLeastOne("Stream.chunks", n -> Streams.of(1).chunks(n)),
                    atLeastOne("Stream.readyChunks", n -> Streams.of(1).readyChunks(n)),
                    atLeastOne("Stream.chunksTimeout", n -> Streams.of(1).chunksTimeout(n, SECOND)),
                    anyDuration("Stream.chunksTimeout", d -> Streams.of(1).chunksTimeout(1, d)),
                    atLeastOne("Stream.buffered", n -> Streams.of(1).buffered(n, Futures::ready)),
                    atLeastOne(
                            "Stream.bufferUnordered",
                            n -> Streams.of(1).bufferUnordered(n, Futures::ready)),
                    atLeastOne(
                            "Stream.flatMapUnordered",
                            n -> Streams.of(1).flatMapUnordered(n, Streams::once)),
                    atLeastOne(
                            "Terminals.forEachConcurrent",
                            n -> Streams.of(1).forEachConcurrent(n, Futures::ready)),
                    atLeastOne(
                            "Streams.flattenUnordered",
                            n -> Streams.flattenUnordered(n, Streams.<Stream<Integer>>empty())),
                    anyDuration("Stream.throttle", d -> Streams.of(1).throttle(d)),
                    anyDuration("Stream.debounce", d -> Streams.of(1).debounce(d)),
                    anyDuration("Stream.timeout", d -> Streams.pending().timeout(d)),
                    anyDuration(
                            "Stream.timeoutRepeating",
                            d -> Streams.pending().timeoutRepeating(d, () -> 1)),
                    positive("Streams.interval", Streams::interval),
                    atLeastOne("Sink.buffer", n -> Sinks.drain().buffer(n)),
                    atLeastOne("Flows.toStream", n -> Flows.toStream(s -> {}, n)),
                    atLeastOne("JoinSet.limit", n -> new JoinSet<>().limit(n)));

    private static final List<Numbered<?>> TIMES =
            List.of(
                    anyDuration("Future.timeout", d -> Futures.pending().timeout(d)),
                    anyLong("Future.timeoutAt", n -> Futures.pending().timeoutAt(n)),
                    anyDuration("Timeout.after", d -> Timeout.after(Futures.pending(), d)),
                    anyLong("Timeout.at", n -> Timeout.at(Futures.pending(), n)),
                    anyDuration("Sleep.sleep", Sleep::sleep),
                    anyLong("Sleep.sleepUntil", Sleep::sleepUntil),
                    anyDuration("Sleep.reset", d -> after(Sleep.sleep(SECOND), s -> s.reset(d))),
                    anyLong("Sleep.resetAt", n -> after(Sleep.sleep(SECOND), s -> s.resetAt(n))),
                    positive("Interval.every", Interval::every),
                    positive("Interval.everyAfter", d -> Interval.everyAfter(SECOND, d)),
                    anyDuration("Interval.everyAfter", d -> Interval.everyAfter(d, SECOND)),
                    positive("Interval.everyStarting", d -> Interval.everyStarting(0, d)),
                    anyLong("Interval.everyStarting", n -> Interval.everyStarting(n, SECOND)),
                    anyDuration("Interval.resetAfter", d -> after(beat(), i -> i.resetAfter(d))),
                    anyLong("Interval.resetAt", n -> after(beat(), i -> i.resetAt(n))),
                    anyDuration("DelayQueue.insert", d -> after(queue(), q -> q.insert("v", d))),
                    anyLong("DelayQueue.insertAt", n -> after(queue(), q -> q.insertAt("v", n))),
                    anyDuration(
                            "DelayQueue.reset",
                            d -> after(queue(), q -> q.reset(requireNonNull(q.peek()), d))),
                    anyLong(
                            "DelayQueue.resetAt",
                            n -> after(queue(), q -> q.resetAt(requireNonNull(q.peek()), n))),
                    anyLong("PollOrder.random", PollOrder::random));

    private static final List<Numbered<?>> REST =
            List.of(
                    notNegative("Semaphore.create", Semaphore::create),
                    atLeastOne("Semaphore.acquireMany", n -> Semaphore.create(1).acquireMany(n)),
                    atLeastOne(
                            "Semaphore.tryAcquireMany",
                            n -> Semaphore.create(1).tryAcquireMany(n) != null),
                    atLeastOne("Semaphore.tryTake", n -> Semaphore.create(1).tryTake(n)),
                    ints(
                            "Semaphore.addPermits",
                            n -> after(Semaphore.create(1), s -> s.addPermits(n)),
                            List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE),
                            List.of(0, 1, Integer.MAX_VALUE - 1)),
                    notNegative(
                            "Semaphore.forgetPermits", n -> Semaphore.create(1).forgetPermits(n)),
                    ints(
                            "Permit.split",
                            n ->
                                    requireNonNull(Semaphore.create(3).tryAcquireMany(3))
                                            .split(n)
                                            .count(),
                            List.of(0, -1, 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
                            List.of(1, 3)),
                    notNegative("Barrier.create", Barrier::create),
                    ints(
                            "RwLock.withMaxReaders",
                            n -> RwLock.withMaxReaders("v", n),
                            List.of(0, -1, RwLock.MAX_READERS + 1, Integer.MAX_VALUE),
                            List.of(1, RwLock.MAX_READERS)),
                    atLeastOne("Mpsc.bounded", Mpsc::bounded),
                    ints(
                            "Broadcast.create",
                            Broadcast::create,
                            List.of(0, -1, Broadcast.MAX_CAPACITY + 1, Integer.MAX_VALUE),
                            List.of(1, 3)), // the greatest would fill the heap
                    notNegative(
                            "MpscReceiver.recvMany", n -> filled().recvMany(new ArrayList<>(), n)),
                    ints(
                            "MpscSender.reserveMany",
                            n -> full(2).reserveMany(n),
                            List.of(-1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE),
                            List.of(0, 1, 2)),
                    anyDuration("MpscSender.sendTimeout", d -> full(1).sendTimeout("v", d)),
                    anyDuration("BlockingPool.close", d -> BlockingPool.builder().build().close(d)),
                    atLeastOne(
                            "Builder.maxThreads",
                            n -> BlockingPool.builder().maxThreads(n).build()),
                    new Numbered<>(
                            "Builder.keepAlive",
                            d -> BlockingPool.builder().keepAlive(d).build(),
                            List.of(NEVER, Duration.ofNanos(-1)),
                            List.of(Duration.ZERO, EVER)));

    private interface Change<X> {
        void to(X changed);
    }

    private static <X> X after(X changed, Change<X> change) {
        change.to(changed);
        return changed;
    }

    private static Interval beat() {
        return Interval.every(SECOND);
    }

    private static DelayQueue<String> queue() {
        DelayQueue<String> queue = new DelayQueue<>();
        queue.insert("first", SECOND);
        return queue;
    }

    private static MpscReceiver<String> filled() {
        Mpsc.Unbounded<String> channel = Mpsc.unbounded();
        channel.sender().send("v");
        return channel.receiver();
    }

    private static MpscSender<String> full(int capacity) {
        MpscSender<String> sender = Mpsc.<String>bounded(capacity).sender();
        for (int i = 0; i < capacity; i++) {
            sender.trySend("v");
        }
        return sender;
    }

    static List<Numbered<?>> all() {
        List<Numbered<?>> all = new ArrayList<>(STREAMS);
        all.addAll(TIMES);
        all.addAll(REST);
        return all;
    }

    // ---- the tests ----

    @ParameterizedTest
    @MethodSource("all")
    <N> void whatMakesNoSenseIsRefusedWhereItIsGivenAndNamed(Numbered<N> numbered) {
        for (N number : numbered.refused) {
            assertThatThrownBy(() -> numbered.call.apply(number))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(number));
        }
    }

    /** What comes of it can be polled and dropped; it may be over at once, with the reason. */
    @ParameterizedTest
    @MethodSource("all")
    <N> void extremesAreTaken(Numbered<N> numbered) throws Exception {
        for (N number : numbered.taken) {
            TestContext cx = new TestContext();
            Object made = numbered.call.apply(number);
            try {
                if (made instanceof Future<?> future) {
                    assertThat(future.poll(cx)).isNotNull();
                    future.drop();
                } else if (made instanceof Stream<?> stream) {
                    assertThat(stream.pollNext(cx)).isNotNull();
                    stream.drop();
                }
            } catch (TimeoutException | SendFailedException over) {
                assertThat(over).hasMessageMatching("(?s).*\\w{3,}.*");
            }
            assertThat(cx.timer.waiting()).as("%s of %s", numbered, number).isZero();
        }
    }

    @Test
    void noMethodWithANumberIsMissing() throws Exception {
        Set<String> known =
                all().stream().map(Numbered::name).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(OTHERS);
        assertThat(methodsWithNumbers()).isEqualTo(known);
    }

    private static Set<String> methodsWithNumbers() throws Exception {
        Set<String> names = new TreeSet<>();
        Path classes =
                Path.of(Future.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (String name : List.of("", "/channel", "/sync", "/time", "/interop")) {
            for (Class<?> type : publicTypesIn(classes, "dev/rouse" + name)) {
                for (Method method : type.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers()) && hasNumber(method)) {
                        names.add(type.getSimpleName() + "." + method.getName());
                    }
                }
            }
        }
        return names;
    }

    private static List<Class<?>> publicTypesIn(Path classes, String folder) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (java.util.stream.Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (Path file : files.toList()) {
                String name = classes.relativize(file).toString();
                if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                    Class<?> type =
                            Class.forName(
                                    name.replace(".class", "").replace('/', '.').replace('\\', '.'),
                                    false,
                                    Future.class.getClassLoader());
                    if (Modifier.isPublic(type.getModifiers())) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }

    private static boolean hasNumber(Method method) {
        return !method.isSynthetic()
                && List.of(method.getParameterTypes()).stream()
                        .anyMatch(t -> t == int.class || t == long.class || t == Duration.class);
    }
}
