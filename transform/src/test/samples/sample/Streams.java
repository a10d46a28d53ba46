package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;
import static dev.rouse.Async.emit;
import static dev.rouse.Async.stream;

import dev.rouse.Future;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.StreamBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The shapes of streams. */
public class Streams {
    public static Stream<?> oneItem(T t) {
        return stream(() -> emit("only"));
    }

    public static Stream<?> nothing(T t) {
        return stream(() -> t.log("never emits"));
    }

    public static Stream<?> awaitsOnly(T t) {
        return stream(
                () -> {
                    t.log(await(t.leaf(1)));
                    await(t.leaf(2));
                });
    }

    public static Stream<?> inARow(T t) {
        return stream(
                () -> {
                    t.log("begins");
                    emit(1);
                    t.log("between");
                    emit(2);
                    emit(null);
                    t.log("ends");
                });
    }

    public static Stream<?> emitsWhatItAwaits(T t) {
        return stream(
                () -> {
                    emit(await(t.leaf("a")) + await(t.leaf("b")));
                    emit(t.log(await(t.leaf("c"))));
                    await(t.leaf("tail"));
                });
    }

    public static Stream<?> primitivesOfAllKinds(T t) {
        return stream(
                () -> {
                    boolean z = true;
                    byte b = 1;
                    char c = 'c';
                    short s = 2;
                    int i = 3;
                    long j = 4L;
                    float f = 5f;
                    double d = 6d;
                    emit(z);
                    emit(b);
                    emit(c);
                    emit(s + i++);
                    emit(i);
                    emit(j * 2);
                    emit(f);
                    emit(d / 4);
                    t.log("" + z + b + c + s + i + j + f + d);
                });
    }

    public static Stream<?> loops(T t) {
        return stream(
                () -> {
                    for (int i = 0; i < 3; i++) {
                        emit("before " + i);
                        if (i == 1) {
                            continue;
                        }
                        int got = await(t.leaf(i));
                        for (long j = 0; j < got; j++) {
                            emit(t.log("inner " + i + j));
                        }
                    }
                    int left = 2;
                    do {
                        emit(left);
                    } while (--left > 0);
                    outer:
                    for (String s : List.of("x", "y", "z")) {
                        for (; ; ) {
                            emit(s);
                            if (s.equals("y")) {
                                break outer;
                            }
                            continue outer;
                        }
                    }
                });
    }

    public static Stream<?> emptyLoopBodies(T t) {
        return stream(
                () -> {
                    for (int i = 0; i < 3; emit(i++)) {
                        t.log("round");
                    }
                });
    }

    public static Stream<?> endsInTheMiddle(T t) {
        return stream(
                () -> {
                    for (int i = 0; ; i++) {
                        if (await(t.leaf(i)) == 2) {
                            return;
                        }
                        emit(i);
                    }
                });
    }

    public static Stream<?> failsAfterAnItem(T t) {
        return stream(
                () -> {
                    emit("last");
                    throw new IOException("end");
                });
    }

    public static Stream<?> failsAtAnAwait(T t) {
        return stream(
                () -> {
                    emit("first");
                    try {
                        await(t.fail(new IOException("caught")));
                    } catch (IOException e) {
                        emit(e.getMessage());
                    }
                    await(t.fail(new IOException("not caught")));
                });
    }

    public static Stream<?> tryCatchFinally(T t) {
        return stream(
                () -> {
                    for (int i = 0; i < 3; i++) {
                        try {
                            emit("try " + i);
                            if (i == 1) {
                                throw new IOException("one");
                            }
                            emit("rest " + await(t.leaf(i)));
                        } catch (IOException e) {
                            emit("catch " + e.getMessage());
                        } finally {
                            t.log("finally");
                            emit("finally " + await(t.leaf(i)));
                        }
                    }
                });
    }

    public static Stream<?> resources(T t) {
        return stream(
                () -> {
                    try (T.Res a = t.new Res("a");
                            T.Res b = t.new Res(await(t.leaf("b")))) {
                        emit("inside");
                        emit(await(t.leaf("value")));
                    }
                    emit("outside");
                });
    }

    public static Stream<?> operandsBelow(T t) {
        int k = 1;
        long x = 40;
        return stream(
                () -> {
                    long sum =
                            x
                                    + switch (k) {
                                        case 1 -> {
                                            emit("in a switch");
                                            yield 3;
                                        }
                                        default -> 0;
                                    };
                    emit(sum);
                    String text =
                            t.log("left")
                                    + (double) x
                                    + switch (k + await(t.leaf(1))) {
                                        case 2 -> {
                                            for (int i = 0; i < 2; i++) {
                                                emit("in a loop " + i);
                                            }
                                            yield await(t.leaf("right"));
                                        }
                                        default -> "no";
                                    };
                    emit(text);
                });
    }

    record Pair(Object a, long n, Object b) {}

    public static Stream<?> insideOfNew(T t) {
        return stream(
                () -> {
                    Object[] array = {
                        t.log("first"),
                        switch (await(t.leaf(1))) {
                            case 1 -> {
                                emit("in an array");
                                yield "second";
                            }
                            default -> null;
                        }
                    };
                    emit(
                            new Pair(
                                    array[1],
                                    7L,
                                    switch (array.length) {
                                        case 2 -> {
                                            emit("in a constructor");
                                            yield await(t.leaf(true));
                                        }
                                        default -> null;
                                    }));
                });
    }

    public static Stream<?> conditions(T t) {
        return stream(
                () -> {
                    for (int i = 0; i < 4; i++) {
                        emit(i % 2 == 0 ? "even" : i);
                        if (i > 1 && await(t.leaf(i == 3)) || i == 0) {
                            emit(
                                    switch (i) {
                                        case 0 -> "zero";
                                        case 3 -> {
                                            String three = await(t.leaf("three"));
                                            yield three + "!";
                                        }
                                        default -> null;
                                    });
                        }
                    }
                });
    }

    public static <X extends Comparable<X>> Stream<X> rising(T t, List<X> list) {
        return stream(
                () -> {
                    X best = null;
                    for (X x : list) {
                        X got = await(t.leaf(x));
                        if (best == null || got.compareTo(best) > 0) {
                            emit(best = got);
                        }
                    }
                });
    }

    public static Stream<?> generics(T t) {
        return rising(t, List.of(3, 2, 9, 4, 10));
    }

    public static Stream<?> streamOfAStream(T t) {
        Stream<Integer> numbers = rising(t, List.of(1, 2, 3));
        return stream(
                () -> {
                    while (await(numbers.next()) instanceof PollNext.Item<Integer> item) {
                        emit("n" + item.value());
                    }
                    emit("done");
                });
    }

    public static Stream<?> recursion(T t) {
        return countdown(t, 3);
    }

    private static Stream<Integer> countdown(T t, int n) {
        return stream(
                () -> {
                    emit(n);
                    if (n > 0) {
                        Stream<Integer> rest = countdown(t, n - 1);
                        while (await(rest.next()) instanceof PollNext.Item<Integer> item) {
                            emit(item.value());
                        }
                    }
                });
    }

    public static Stream<?> blocksAndLambdasInside(T t) {
        return stream(
                () -> {
                    int base = await(t.leaf(10));
                    Future<Integer> inner = async(() -> base + await(t.leaf(5)));
                    emit(await(inner));
                    Supplier<String> s = () -> "s" + base;
                    emit(s.get());
                });
    }

    public static Stream<?> blockInVariable(T t) {
        String word = "w";
        StreamBlock<String> block =
                () -> {
                    emit(word + await(t.leaf("1")));
                    emit("2");
                };
        return twice(block);
    }

    public static Stream<?> blockPassedToALibrary(T t) {
        int[] n = new int[1];
        return Streams.<Integer>twice(
                () -> {
                    emit(n[0]++);
                    emit(n[0]++);
                });
    }

    static <V> Stream<V> twice(StreamBlock<V> block) {
        List<Stream<V>> streams = new ArrayList<>(List.of(stream(block), stream(block)));
        return stream(
                () -> {
                    for (Stream<V> one : streams) {
                        while (await(one.next()) instanceof PollNext.Item<V> item) {
                            emit(item.value());
                        }
                    }
                });
    }

    private int field = 5;

    private Stream<Integer> instance(T t) {
        return stream(
                () -> {
                    emit(field);
                    field += await(t.leaf(2));
                    emit(this.field++);
                    emit(field);
                });
    }

    public static Stream<?> thisAndPrivate(T t) {
        return new Streams().instance(t);
    }

    interface Counted {
        int count();

        default Stream<Integer> numbers() {
            return stream(
                    () -> {
                        for (int i = 0; i < count(); i++) {
                            emit(i);
                        }
                    });
        }
    }

    public static Stream<?> interfaceDefault(T t) {
        Counted three = () -> 3;
        return three.numbers();
    }

    public static Stream<?> reassignedLocals(T t) {
        return stream(
                () -> {
                    String s = null;
                    Object o = null;
                    double sum = 0;
                    for (int i = 0; i < 4; i++) {
                        String before = s;
                        emit(before);
                        s = (i == 1 ? null : "s") + await(t.leaf(i));
                        o = i == 2 ? s : o;
                        sum += before == null ? 1 : before.length();
                        emit(s + o + sum);
                    }
                });
    }

    public static Stream<?> synchronizedBeside(T t) {
        Object lock = "lock";
        return stream(
                () -> {
                    int n = 1;
                    emit(n);
                    synchronized (lock) {
                        n += 5;
                    }
                    emit(n);
                });
    }
}
