package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
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
}
