package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.Watch;
import dev.rouse.channel.WatchReceiver;
import dev.rouse.channel.WatchSender;
import dev.rouse.interop.AsyncFiles;
import dev.rouse.interop.Blocking;
import dev.rouse.interop.BlockingPool;
import dev.rouse.interop.Completion;
import dev.rouse.interop.ContextCarrier;
import dev.rouse.interop.Flows;
import dev.rouse.sync.AtomicWaker;
import dev.rouse.sync.CancellationToken;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import dev.rouse.sync.OnceCell;
import dev.rouse.sync.Permit;
import dev.rouse.sync.ReadGuard;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.WriteGuard;
import dev.rouse.testing.Drive;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import dev.rouse.time.DelayQueue;
import dev.rouse.time.Interval;
import dev.rouse.time.MissedTickBehavior;
import dev.rouse.time.Sleep;
import dev.rouse.time.Timeout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.TypeVariable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments that make no sense are refused where they are given, and odd ones are taken. */
class BadInputTest {

    // ---- null ----

    /** A method, and which of its arguments is null. */
    record Call(Object receiver, Method method, int position) {
        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName()
                    + "."
                    + method.getName()
                    + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList()
                    + " at "
                    + position;
        }
    }

    static List<Call> nulls() {
        List<Call> calls = new ArrayList<>();
        addCalls(calls, Stream.class, Streams.empty());
        addCalls(calls, Terminals.class, Streams.empty());
        addCalls(calls, Future.class, Futures.pending());
        addCalls(calls, Sink.class, Sinks.drain());
        addCalls(calls, Streams.class, "static");
        addCalls(calls, Futures.class, "static");
        addCalls(calls, Sinks.class, "static");
        others().forEach((type, receiver) -> addCalls(calls, type, receiver));
        return calls;
    }

    private static Map<Class<?>, Object> others() {
        Map<Class<?>, Object> all = new LinkedHashMap<>();
        Mpsc.Bounded<String> channel = Mpsc.bounded(1);
        all.put(MpscSender.class, channel.sender());
        all.put(MpscReceiver.class, channel.receiver());
        Watch<String> watch = Watch.create("v");
        all.put(WatchSender.class, watch.sender());
        all.put(WatchReceiver.class, watch.receiver());
        all.put(Mutex.class, Mutex.create("v"));
        all.put(MutexGuard.class, Mutex.create("v").tryLock());
        all.put(RwLock.class, RwLock.create("v"));
        all.put(ReadGuard.class, RwLock.create("v").tryRead());
        all.put(WriteGuard.class, RwLock.create("v").tryWrite());
        all.put(Permit.class, Semaphore.create(1).tryAcquire());
        all.put(OnceCell.class, OnceCell.create());
        all.put(CancellationToken.class, CancellationToken.create());
        all.put(AtomicWaker.class, new AtomicWaker());
        all.put(Sleep.class, Sleep.sleep(Duration.ZERO));
        all.put(Interval.class, Interval.every(Duration.ofNanos(1)));
        all.put(Timeout.class, "static");
        all.put(DelayQueue.class, new DelayQueue<>());
        all.put(Blocking.class, "static");
        all.put(BlockingPool.class, BlockingPool.shared());
        all.put(BlockingPool.Builder.class, BlockingPool.builder());
        all.put(AsyncFiles.class, "static");
        all.put(Completion.class, "static");
        all.put(Flows.class, "static");
        all.put(ContextCarrier.class, ContextCarrier.of(() -> "v", v -> {}));
        all.put(JoinSet.class, new JoinSet<>());
        all.put(JoinMap.class, new JoinMap<>());
        all.put(FuturesUnordered.class, new FuturesUnordered<>());
        all.put(FuturesOrdered.class, new FuturesOrdered<>());
        all.put(SelectAll.class, new SelectAll<>());
        all.put(StreamMap.class, new StreamMap<>());
        all.put(TaskTracker.class, new TaskTracker());
        all.put(TaskLocal.class, TaskLocal.create("t"));
        all.put(Scope.class, "static");
        all.put(Pin.class, Pin.of(Futures.pending()));
        return all;
    }

    private static void addCalls(List<Call> calls, Class<?> type, Object receiver) {
        for (Method method : type.getDeclaredMethods()) {
            boolean made = !type.isInterface() || !isAbstract(method) || type.isInstance(receiver);
            if (!made || !isPublic(method) || isAbstract(method) && isContract(type)) {
                continue;
            }
            if (!isStatic(method) && !type.isInstance(receiver)) {
                continue;
            }
            for (int i = 0; i < method.getParameterCount(); i++) {
                if (mustBeThere(method, i)) {
                    calls.add(new Call(receiver, method, i));
                }
            }
        }
    }

    private static boolean isPublic(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
    }

    private static boolean isStatic(Method method) {
        return Modifier.isStatic(method.getModifiers());
    }

    private static boolean isAbstract(Method method) {
        return Modifier.isAbstract(method.getModifiers());
    }

    /** Whose abstract methods are implemented by users too, and get what polls are given. */
    private static boolean isContract(Class<?> type) {
        return type == Stream.class || type == Future.class || type == Sink.class;
    }

    /** Where nothing is a legal answer to the question, or a legal argument. */
    private static final Set<String> MAY_BE_NULL =
            Set.of("ofNullable", "sameChannel", "equals", "poll", "pollNext", "pollTick");

    /** Values may be null, and so may names, which come last. */
    private static boolean mustBeThere(Method method, int position) {
        Class<?> type = method.getParameterTypes()[position];
        return !type.isPrimitive()
                && !(method.getGenericParameterTypes()[position] instanceof TypeVariable)
                && !(method.getName().equals("spawn") && type == String.class)
                && !MAY_BE_NULL.contains(method.getName());
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void nullIsRefusedWhereItIsGiven(Call call) throws Exception {
        Object[] arguments =
                IntStream.range(0, call.method.getParameterCount())
                        .mapToObj(i -> i == call.position ? null : some(call.method, i))
                        .toArray();
        Throwable thrown =
                catchThrowable(
                        () -> {
                            try {
                                call.method.invoke(call.receiver, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        assertThat(thrown).isInstanceOf(NullPointerException.class);
    }

    /** Anything that is legal. */
    private static Object some(Method method, int position) {
        Class<?> type = method.getParameterTypes()[position];
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Path.class) {
            return Path.of("nowhere");
        }
        if (type == Charset.class) {
            return StandardCharsets.UTF_8;
        }
        if (type == OpenOption[].class) {
            return new OpenOption[0];
        }
        if (type == MissedTickBehavior.class) {
            return MissedTickBehavior.SKIP;
        }
        if (type == DelayQueue.Key.class) {
            return new DelayQueue<String>().insert("v", Duration.ZERO);
        }
        if (type == CharSequence.class) {
            return "a value";
        }
        if (type == Class.class) {
            return Exception.class;
        }
        if (type == Duration.class) {
            return Duration.ofNanos(1);
        }
        if (type == Stream.class) {
            return Streams.empty();
        }
        if (type == Future.class) {
            return Futures.pending();
        }
        if (type == Sink.class) {
            return Sinks.drain();
        }
        if (type == Collector.class) {
            return Collectors.counting();
        }
        if (type == PollOrder.class) {
            return PollOrder.rotating();
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return List.of();
        }
        if (type.isInterface()) {
            return Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, m, a) -> null);
        }
        return "a value";
    }

    // ---- numbers: where the limits are is in BadNumbersTest ----

    @Test
    void countsMayBeZero() throws Exception {
        assertThat(Drive.toList(Streams.of(1, 2).skip(0))).containsExactly(1, 2);
        assertThat(Drive.toList(Streams.of(1, 2).take(0))).isEmpty();
        assertThat(Drive.toList(Streams.of(1, 2).skip(Long.MAX_VALUE))).isEmpty();
        assertThat(Drive.toList(Streams.of(1, 2).take(Long.MAX_VALUE))).containsExactly(1, 2);
    }

    /** Zero and less are over at once; what is longer than time itself never is. */
    @Test
    void durationsMayBeOfAnyLength() throws Exception {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1), minimum())) {
            assertThat(Drive.toList(Streams.of(1, 2).throttle(none))).containsExactly(1, 2);
            assertThat(Drive.toList(Streams.of(1, 2).debounce(none))).containsExactly(2);
            assertThat(Drive.toList(Streams.of(1, 2).chunksTimeout(9, none)))
                    .containsExactly(List.of(1, 2));
            assertThat(Drive.toList(Streams.of(1, 2).timeout(none))).containsExactly(1, 2);
            assertThat(Drive.toEnd(Futures.ready(1).timeout(none))).isEqualTo(1);
            Stream<?> late = StreamProbe.stalled().timeout(none);
            assertThatThrownBy(() -> late.pollNext(new TestContext()))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
        }
        Duration ever = Duration.ofSeconds(Long.MAX_VALUE);
        TestContext cx = new TestContext();
        for (Stream<?> stream :
                List.of(
                        StreamProbe.of(1).stall().throttle(ever).skip(1),
                        StreamProbe.of(1).stall().debounce(ever),
                        StreamProbe.of(1).stall().chunksTimeout(9, ever),
                        StreamProbe.stalled().timeout(ever))) {
            assertThat(stream.pollNext(cx).isPending()).isTrue();
            cx.timer.advance(Long.MAX_VALUE / 16);
            assertThat(stream.pollNext(cx).isPending()).isTrue();
            stream.drop();
        }
        assertThat(cx.timer.waiting()).isZero();
    }

    private static Duration minimum() {
        return Duration.ofSeconds(Long.MIN_VALUE);
    }
}
