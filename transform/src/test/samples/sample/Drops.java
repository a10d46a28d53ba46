package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;
import static dev.rouse.Async.emit;
import static dev.rouse.Async.generator;
import static dev.rouse.Async.stream;
import static dev.rouse.Async.yield_;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Generator;
import dev.rouse.Poll;
import dev.rouse.Stream;
import java.io.IOException;
import java.util.function.Consumer;

/** Blocks that wait for ever, to be dropped where they wait. */
public class Drops {
    /** Never ready, and its drop may throw. */
    static Future<String> never(T t, String name, RuntimeException fromDrop) {
        return new Future<>() {
            public Poll<String> poll(Context cx) {
                return Poll.pending();
            }

            public void drop() {
                t.log("drop " + name);
                if (fromDrop != null) {
                    throw fromDrop;
                }
            }
        };
    }

    static Future<String> never(T t) {
        return never(t, "never", null);
    }

    public static Future<?> plain(T t) {
        return async(
                () -> {
                    t.log("start");
                    return await(never(t));
                });
    }

    public static Future<?> runsFinallyAfterTheInnerDrop(T t) {
        return async(
                () -> {
                    try {
                        return await(never(t));
                    } finally {
                        t.log("finally");
                    }
                });
    }

    public static Future<?> closesResourcesInReverse(T t) {
        return async(
                () -> {
                    try (T.Res a = t.new Res("a");
                            T.Res b = t.new Res("b")) {
                        return await(never(t));
                    }
                });
    }

    public static Future<?> readyAwaitInFinallyGoesOn(T t) {
        return async(
                () -> {
                    try {
                        return await(never(t));
                    } finally {
                        t.log(await(Futures.ready("cleaned")));
                    }
                });
    }

    public static Future<?> pendingAwaitInFinallyIsDroppedToo(T t) {
        return async(
                () -> {
                    try {
                        return await(never(t));
                    } finally {
                        try {
                            await(never(t, "cleanup", null));
                            t.log("not reached");
                        } finally {
                            t.log("outer cleanup");
                        }
                    }
                });
    }

    public static Future<?> catchExceptionDoesNotSeeIt(T t) {
        return async(
                () -> {
                    try {
                        return await(never(t));
                    } catch (Exception e) {
                        t.log("seen " + e);
                        return "swallowed";
                    }
                });
    }

    public static Future<?> swallowedOnceAndReturned(T t) {
        return async(
                () -> {
                    try {
                        return await(never(t));
                    } catch (Throwable e) {
                        return t.log("swallowed");
                    }
                });
    }

    public static Future<?> swallowedForEver(T t) {
        return async(
                () -> {
                    for (; ; ) {
                        try {
                            await(never(t));
                        } catch (Throwable e) {
                            // as bad as it gets
                        }
                    }
                });
    }

    public static Future<?> finallyThrows(T t) {
        return async(
                () -> {
                    try {
                        return await(never(t));
                    } finally {
                        t.log("finally");
                        throw new IllegalStateException("from finally");
                    }
                });
    }

    public static Future<?> innerDropThrows(T t) {
        return async(
                () -> {
                    try {
                        return await(never(t, "inner", new IllegalStateException("from drop")));
                    } finally {
                        t.log("finally");
                    }
                });
    }

    public static Future<?> nested(T t) {
        Future<String> inner =
                async(
                        () -> {
                            try {
                                return await(never(t));
                            } finally {
                                t.log("inner finally");
                            }
                        });
        return async(
                () -> {
                    try {
                        return await(inner);
                    } finally {
                        t.log("outer finally");
                    }
                });
    }

    public static Future<?> inLoop(T t) {
        return async(
                () -> {
                    for (int i = 0; ; i++) {
                        try {
                            await(i < 2 ? Futures.ready("r") : never(t));
                        } finally {
                            t.log("round " + i);
                        }
                    }
                });
    }

    public static Future<?> action(T t) {
        return async(
                () -> {
                    try {
                        await(never(t));
                    } finally {
                        t.log("finally");
                    }
                    t.log("not reached");
                });
    }

    public static Future<?> pollsAnInnerBlockAndAwaitsItInFinally(T t) {
        Future<String> inner =
                async(
                        () -> {
                            t.log("inner begins");
                            await(Futures.yieldNow());
                            t.log("inner goes on");
                            return "value of inner";
                        });
        return async(
                () -> {
                    try {
                        await(Futures.pollFn(cx -> Poll.ready(inner.poll(cx))));
                        await(never(t));
                    } finally {
                        t.log(await(inner));
                    }
                });
    }

    public static Stream<?> emits(T t) {
        return stream(
                () -> {
                    try (T.Res r = t.new Res("r")) {
                        for (; ; ) {
                            try {
                                emit("item");
                                await(never(t));
                            } finally {
                                t.log("inner finally");
                            }
                        }
                    } finally {
                        t.log("finally");
                    }
                });
    }

    public static Stream<?> emitsOnce(T t) {
        return stream(() -> emit("item"));
    }

    public static Stream<?> emitsInFinally(T t) {
        return stream(
                () -> {
                    try {
                        try {
                            emit(1);
                        } finally {
                            t.log("finally");
                            emit(2);
                            t.log("not reached");
                        }
                    } finally {
                        t.log("outer finally");
                    }
                });
    }

    public static Stream<?> emitsForEver(T t) {
        return stream(
                () -> {
                    for (; ; ) {
                        try {
                            emit(1);
                        } catch (Throwable e) {
                            // as bad as it gets
                        }
                    }
                });
    }

    public static Generator<?, ?> yields(T t) {
        return generator(
                () -> {
                    try (T.Res r = t.new Res("r")) {
                        yield_("value");
                        return "end";
                    } finally {
                        t.log("finally");
                    }
                });
    }

    public static Generator<?, ?> yieldsAndFails(T t) {
        return generator(
                () -> {
                    yield_("value");
                    throw new IOException("fails");
                });
    }

    public static Generator<?, ?> throwsInFinally(T t) {
        return generator(
                () -> {
                    try {
                        yield_("value");
                        return "end";
                    } finally {
                        throw new IOException("from finally");
                    }
                });
    }

    public static Generator<?, ?> resumesItself(T t) {
        Generator<?, ?>[] self = new Generator<?, ?>[1];
        self[0] =
                generator(
                        () -> {
                            self[0].resume();
                            yield_("never");
                            return "end";
                        });
        return self[0];
    }

    // ---- what a suspended frame keeps ----

    public static Future<?> deadLocal(T t, Consumer<Object> watch) {
        return async(
                () -> {
                    Object big = new Object();
                    watch.accept(big);
                    t.log(big.hashCode() != 0 || true);
                    await(never(t));
                    return 1;
                });
    }

    public static Future<?> liveLocal(T t, Consumer<Object> watch) {
        return async(
                () -> {
                    Object big = new Object();
                    watch.accept(big);
                    await(never(t));
                    return big;
                });
    }

    public static Future<?> deadCapture(T t, Consumer<Object> watch) {
        Object[] big = new Object[1];
        watch.accept(big);
        return async(
                () -> {
                    big[0] = "used";
                    await(never(t));
                    return 1;
                });
    }

    public static Future<?> liveCapture(T t, Consumer<Object> watch) {
        Object[] big = new Object[1];
        watch.accept(big);
        return async(
                () -> {
                    await(never(t));
                    return big;
                });
    }

    public static Future<?> localOfAnEarlierAwait(T t, Consumer<Object> watch) {
        return async(
                () -> {
                    Object big = new Object();
                    watch.accept(big);
                    await(Futures.yieldNow());
                    t.log(big.hashCode() != 0 || true);
                    await(never(t));
                    return 1;
                });
    }

    public static Future<?> stackOfAnEarlierAwait(T t, Consumer<Object> watch) {
        return async(
                () -> {
                    boolean same = same(made(watch), await(Futures.yieldNow()));
                    await(never(t));
                    return same;
                });
    }

    public static Stream<?> emittedValue(T t, Consumer<Object> watch) {
        return stream(
                () -> {
                    emit(made(watch));
                    emit("second");
                });
    }

    public static Stream<?> deadLocalAtAnEmit(T t, Consumer<Object> watch) {
        return stream(
                () -> {
                    Object big = made(watch);
                    t.log(big.hashCode() != 0 || true);
                    emit("item");
                });
    }

    public static Stream<?> deadCaptureAtAnEmit(T t, Consumer<Object> watch) {
        Object[] big = new Object[1];
        watch.accept(big);
        return stream(
                () -> {
                    big[0] = "used";
                    emit("item");
                    await(never(t));
                });
    }

    public static Stream<?> liveLocalAtAnEmit(T t, Consumer<Object> watch) {
        return stream(
                () -> {
                    Object big = made(watch);
                    emit("item");
                    t.log(big);
                });
    }

    public static Generator<?, ?> yieldedValue(T t, Consumer<Object> watch) {
        return generator(
                () -> {
                    yield_(made(watch));
                    return "end";
                });
    }

    public static Generator<?, ?> liveLocalAtAYield(T t, Consumer<Object> watch) {
        return generator(
                () -> {
                    Object big = made(watch);
                    yield_("value");
                    return big;
                });
    }

    public static Stream<Integer> manyReadyBeforeAnItem(int n) {
        return stream(
                () -> {
                    int sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += await(Futures.ready(1));
                    }
                    emit(sum);
                });
    }

    public static Stream<Integer> manyItems(int n) {
        return stream(
                () -> {
                    for (int i = 0; i < n; i++) {
                        emit(i);
                    }
                });
    }

    private static Object made(Consumer<Object> watch) {
        Object big = new Object();
        watch.accept(big);
        return big;
    }

    private static boolean same(Object a, Object b) {
        return a == b;
    }

    public static Future<Integer> manyPendings(int n) {
        return async(
                () -> {
                    int sum = 0;
                    for (int i = 0; i < n; i++) {
                        await(Futures.yieldNow());
                        sum++;
                    }
                    return sum;
                });
    }

    public static Future<Integer> manyReady(int n) {
        return async(
                () -> {
                    int sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += await(Futures.ready(1));
                    }
                    return sum;
                });
    }

    public static Future<Integer> deep(int n) {
        return async(
                () -> {
                    int sum = 1;
                    for (int i = 0; i < 1; i++) {
                        if (n == 1) {
                            await(Futures.yieldNow());
                        } else {
                            sum += await(deep(n - 1));
                        }
                    }
                    return sum;
                });
    }
}
