package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.testing.Drive;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        return calls;
    }

    private static void addCalls(List<Call> calls, Class<?> type, Object receiver) {
        for (Method method : type.getDeclaredMethods()) {
            boolean made = Modifier.isStatic(method.getModifiers()) || method.isDefault();
            if (!made || !Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) {
                continue;
            }
            for (int i = 0; i < method.getParameterCount(); i++) {
                if (mustBeThere(method, i)) {
                    calls.add(new Call(receiver, method, i));
                }
            }
        }
    }

    /** Values may be null; a future that is not there is what this method is for. */
    private static boolean mustBeThere(Method method, int position) {
        return !method.getParameterTypes()[position].isPrimitive()
                && !(method.getGenericParameterTypes()[position] instanceof TypeVariable)
                && !method.getName().equals("ofNullable");
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
