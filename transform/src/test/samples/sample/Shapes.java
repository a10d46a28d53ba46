package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;

import dev.rouse.AsyncBlock;
import dev.rouse.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

public class Shapes {
    public static Future<?> straight(T t) {
        return async(() -> await(t.leaf("a")) + await(t.leaf("b")) + await(t.leaf("c")));
    }

    public static Future<?> operandsOfAllKinds(T t) {
        boolean z = true;
        byte b = 1;
        char c = 'c';
        short s = 2;
        int i = 3;
        long j = 4L;
        float f = 5f;
        double d = 6d;
        return async(
                () -> {
                    String r = "" + z + b + c + s + i + j + f + d + await(t.leaf("x"));
                    int sum = i + s + (int) await(t.leaf(10));
                    long l = j * 2 + await(t.leaf(7L));
                    float ff = f - await(t.leaf(1.5f));
                    double dd = d / await(t.leaf(3.0));
                    boolean zz = z & await(t.leaf(false));
                    int[] array = {1, await(t.leaf(2)), 3};
                    return r + sum + l + ff + dd + zz + array[1] + array[2];
                });
    }

    public static Future<?> nestedNew(T t) {
        return async(
                () ->
                        new StringBuilder(
                                        new String(await(t.leaf("in")).toCharArray())
                                                + await(t.leaf("ner")))
                                .append(new StringBuilder(await(t.leaf("x"))).reverse())
                                .toString());
    }

    static final class Pair {
        final Object a;
        final long n;
        final Object b;

        Pair(Object a, long n, Object b) {
            this.a = a;
            this.n = n;
            this.b = b;
        }

        public String toString() {
            return a + "/" + n + "/" + b;
        }
    }

    public static Future<?> newInNew(T t) {
        return async(
                () ->
                        new Pair(
                                        await(t.leaf("p")),
                                        await(t.leaf(5L)),
                                        new Pair(
                                                new Object[] {await(t.leaf("q"))}[0],
                                                t.log(2L),
                                                await(t.leaf(true)) ? await(t.leaf("r")) : "s"))
                                .toString());
    }

    public static Future<?> arrayCompound(T t) {
        return async(
                () -> {
                    int[] a = {1, 2, 3};
                    long[] l = {10, 20};
                    String[] s = {"x", "y"};
                    int i = 0;
                    a[i++] += await(t.leaf(5));
                    a[i++] *= await(t.leaf(6));
                    l[await(t.leaf(1))] -= await(t.leaf(3L));
                    s[await(t.leaf(0))] += await(t.leaf("z"));
                    a[2]++;
                    return a[0] + "," + a[1] + "," + a[2] + "," + l[1] + "," + s[0] + "," + i;
                });
    }

    public static Future<?> loops(T t) {
        return async(
                () -> {
                    int sum = 0;
                    for (int i = 0; i < 5; i++) {
                        sum += await(t.leaf(i));
                    }
                    int n = 3;
                    while (n > 0) {
                        n -= await(t.leaf(1));
                        sum += n;
                    }
                    do {
                        sum += await(t.leaf(100));
                    } while (sum < 300);
                    for (String s : List.of("a", "bb", "ccc")) {
                        sum += await(t.leaf(s)).length();
                    }
                    for (int x : new int[] {7, 8}) {
                        sum += x * await(t.leaf(2));
                    }
                    return sum;
                });
    }

    public static Future<?> nestedLoopsWithLabels(T t) {
        return async(
                () -> {
                    StringBuilder out = new StringBuilder();
                    outer:
                    for (int i = 0; i < 4; i++) {
                        int square = i * i;
                        for (int j = 0; j < 4; j++) {
                            long product = (long) i * j;
                            if (await(t.leaf(j)) == 2 && i == 1) {
                                continue outer;
                            }
                            if (i == 3) {
                                break outer;
                            }
                            out.append(product + square).append(await(t.leaf(',')));
                        }
                        out.append(await(t.leaf(";")));
                    }
                    return out.toString();
                });
    }

    public static Future<?> awaitInCondition(T t) {
        return async(
                () -> {
                    int i = 0;
                    while (await(t.leaf(i)) < 4 && (i % 2 == 0 || await(t.leaf(true)))) {
                        i++;
                    }
                    return i;
                });
    }

    public static Future<?> ternaryAndShortCircuit(T t) {
        return async(
                () -> {
                    boolean a = await(t.leaf(true)) || await(t.leaf(false));
                    boolean b = await(t.leaf(false)) && await(t.leaf(true));
                    Integer n = a ? null : await(t.leaf(3));
                    Object o = b ? await(t.leaf("x")) : (Object) await(t.leaf(4));
                    return "" + a + b + n + o + (n == null ? await(t.leaf("null")) : n);
                });
    }

    public static Future<?> tryCatchFinally(T t) {
        return async(
                () -> {
                    String r = "";
                    try {
                        r += await(t.leaf("try"));
                        r += await(t.<String>fail(new IOException("io")));
                    } catch (IOException e) {
                        r += await(t.leaf("caught " + e.getMessage()));
                        try {
                            await(t.fail(new IllegalStateException("inner")));
                        } catch (IllegalStateException inner) {
                            r += inner.getMessage() + e.getMessage();
                        } finally {
                            r += await(t.leaf("inner finally"));
                        }
                    } finally {
                        r += await(t.leaf("finally"));
                        t.log(r);
                    }
                    return r;
                });
    }

    public static Future<?> finallyRethrows(T t) {
        return async(
                () -> {
                    try {
                        await(t.leaf(1));
                        throw new IOException("out");
                    } finally {
                        t.log("before");
                        await(t.leaf("cleanup"));
                        t.log("after");
                    }
                });
    }

    public static Future<?> returnInTryWithFinally(T t) {
        return async(
                () -> {
                    int i = 0;
                    for (; ; ) {
                        try {
                            i++;
                            if (await(t.leaf(i)) == 3) {
                                return "returned " + await(t.leaf(i));
                            }
                        } finally {
                            t.log("f" + await(t.leaf("in finally")));
                        }
                    }
                });
    }

    public static Future<?> tryWithResources(T t) {
        return async(
                () -> {
                    try (T.Res a = t.new Res(await(t.leaf("ra")));
                            T.Res b = t.new Res(await(t.leaf("rb")))) {
                        t.log(await(t.leaf("body")));
                        return await(t.leaf("value"));
                    }
                });
    }

    public static Future<?> tryWithResourcesFails(T t) {
        return async(
                () -> {
                    try (T.Res a = t.new Res(await(t.leaf("ra")))) {
                        await(t.fail(new IOException("body")));
                        return "no";
                    } catch (IOException e) {
                        return "caught " + e.getMessage() + await(t.leaf("!"));
                    }
                });
    }

    enum Color {
        RED,
        GREEN,
        BLUE
    }

    public static Future<?> switches(T t) {
        return async(
                () -> {
                    String r = "";
                    switch (await(t.leaf("two"))) {
                        case "one":
                            r += 1;
                        case "two":
                            r += await(t.leaf(2));
                        case "three":
                            r += 3;
                            break;
                        default:
                            r += "d";
                    }
                    r +=
                            switch (await(t.leaf(Color.GREEN))) {
                                case RED -> "r";
                                case GREEN -> {
                                    int x = await(t.leaf(40));
                                    yield x + await(t.leaf(2));
                                }
                                case BLUE -> await(t.leaf("b"));
                            };
                    int sum =
                            1
                                    + await(t.leaf(2))
                                            * switch (await(t.leaf(3))) {
                                                case 3 -> await(t.leaf(5));
                                                default -> 0;
                                            };
                    return r + sum;
                });
    }

    public static Future<?> instanceofPattern(T t) {
        return async(
                () -> {
                    Object o = await(t.leaf((Object) "text"));
                    if (o instanceof String s && await(t.leaf(true))) {
                        return s + await(t.leaf(s.length()));
                    }
                    return "no";
                });
    }

    public static Future<?> localRecordsAndClasses(T t) {
        record Point(int x, int y) {}
        return async(
                () -> {
                    record Inner(String s, Point p) {}
                    Inner i = new Inner(await(t.leaf("s")), new Point(await(t.leaf(1)), 2));
                    class Local {
                        String show() {
                            return i + "!";
                        }
                    }
                    return new Local().show() + await(t.leaf("?"));
                });
    }

    public static <X extends Comparable<X>> Future<X> max(T t, List<X> list) {
        return async(
                () -> {
                    X best = null;
                    for (X x : list) {
                        X got = await(t.leaf(x));
                        if (best == null || got.compareTo(best) > 0) {
                            best = got;
                        }
                    }
                    return best;
                });
    }

    public static Future<?> generics(T t) {
        return max(t, List.of(3, 9, 4));
    }

    public static Future<Integer> fib(T t, int n) {
        return async(
                () -> n < 2 ? await(t.leaf(n)) : await(fib(t, n - 1)) + await(fib(t, n - 2)));
    }

    public static Future<?> recursion(T t) {
        return fib(t, 6);
    }

    private int field = 5;

    private int secret(int x) {
        return field * x;
    }

    protected String sup() {
        return "base";
    }

    static class Derived extends Shapes {
        @Override
        protected String sup() {
            return "derived";
        }

        Future<String> go(T t) {
            return async(() -> super.sup() + await(t.leaf("+")) + this.sup() + super.sup());
        }
    }

    private Future<?> instance(T t) {
        return async(
                () -> {
                    int x = secret(await(t.leaf(2)));
                    field = x + await(t.leaf(1));
                    this.field++;
                    return field + secret(1);
                });
    }

    public static Future<?> thisAndPrivate(T t) {
        return new Shapes().instance(t);
    }

    public static Future<?> superCalls(T t) {
        return new Derived().go(t);
    }

    interface Greeter {
        String name();

        default Future<String> greet(T t) {
            return async(() -> await(t.leaf("hi ")) + name() + await(t.leaf("!")));
        }

        static Future<String> stat(T t) {
            return async(() -> await(t.leaf("static")));
        }
    }

    public static Future<?> interfaceDefault(T t) {
        Greeter g = () -> "bob";
        return async(() -> await(g.greet(t)) + await(Greeter.stat(t)));
    }

    class InnerClass {
        Future<Integer> f(T t) {
            return async(() -> field + await(t.leaf(1)));
        }
    }

    public static Future<?> innerAndAnonymous(T t) {
        Shapes outer = new Shapes();
        Supplier<Future<Integer>> anonymous =
                new Supplier<>() {
                    int own = 7;

                    public Future<Integer> get() {
                        return async(() -> own++ + await(t.leaf(own)) + own);
                    }
                };
        return async(() -> await(outer.new InnerClass().f(t)) + await(anonymous.get()));
    }

    public static Future<?> lambdasBesideAwait(T t) {
        return async(
                () -> {
                    int base = await(t.leaf(10));
                    Supplier<Integer> s = () -> base + 1;
                    List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
                    int more = await(t.leaf(5));
                    list.sort((a, b) -> (b - a) * more);
                    return s.get() + "" + list + await(t.leaf(more));
                });
    }

    static String join(Object first, Object... rest) {
        return first + List.of(rest).toString();
    }

    public static Future<?> varargsAndAssert(T t) {
        return async(
                () -> {
                    assert await(t.leaf(true)) : await(t.leaf("never"));
                    return join(await(t.leaf(1)), await(t.leaf(2)), "x", await(t.leaf(3)));
                });
    }

    public static Future<?> blockInVariable(T t) {
        String word = "w";
        AsyncBlock<String> block = () -> word + await(t.leaf("1")) + await(t.leaf("2"));
        return async(() -> await(async(block)) + await(async(block)));
    }

    static Future<String> twice(AsyncBlock<String> block) {
        return async(() -> await(async(block)) + await(async(block)));
    }

    public static Future<?> blockPassedToALibrary(T t) {
        int[] n = new int[1];
        return twice(() -> "n" + n[0]++ + await(t.leaf("x")));
    }

    public static Future<?> action(T t) {
        return async(
                () -> {
                    t.log("start");
                    for (int i = 0; i < 3; i++) {
                        if (await(t.leaf(i)) == 2) {
                            return;
                        }
                        t.log("step " + i);
                    }
                    t.log("not reached");
                });
    }

    public static Future<?> noAwait(T t) {
        return async(() -> t.log("no await"));
    }

    public static Future<?> awaitOfAction(T t) {
        return async(
                () -> {
                    await(action(t));
                    await(async(() -> t.log("x")));
                    return "done";
                });
    }

    public static Future<?> infiniteLoopThatThrows(T t) {
        return async(
                () -> {
                    int n = 0;
                    for (; ; ) {
                        if (await(t.leaf(n++)) > 3) {
                            throw new IOException("end");
                        }
                    }
                });
    }

    public static Future<?> nullsAndReassignedCaptures(T t) {
        return async(
                () -> {
                    String s = null;
                    Object o = null;
                    long sum = 0;
                    for (int i = 0; i < 3; i++) {
                        String before = s;
                        s = (i == 1 ? null : "s") + await(t.leaf(i));
                        o = i == 2 ? s : o;
                        sum += before == null ? 1L : before.length() * await(t.leaf(10L));
                    }
                    return s + o + sum;
                });
    }

    public static Future<?> awaitDiscarded(T t) {
        return async(
                () -> {
                    await(t.leaf(1));
                    await(t.leaf("x"));
                    return await(t.<Object>leaf(null));
                });
    }

    public static Future<?> synchronizedBeside(T t) {
        Object lock = "lock";
        return async(
                () -> {
                    int n = await(t.leaf(1));
                    synchronized (lock) {
                        n += 5;
                    }
                    n += await(t.leaf(2));
                    synchronized (await(t.leaf(lock))) {
                        n *= 2;
                    }
                    return n + await(t.leaf(3));
                });
    }

    private static final boolean NEVER = false;

    /** Javac leaves out the code behind the conditions, but not the bodies of the lambdas there. */
    public static Future<?> blocksBehindConstantConditions(T t) {
        return async(
                () -> {
                    int n = NEVER ? await(async(() -> await(t.leaf(1)) + 1)) : await(t.leaf(2));
                    if (NEVER) {
                        n += await(async(() -> await(async(() -> await(t.leaf(3)))) + 1));
                    }
                    return n;
                });
    }

    /** The stack maps of the condition name the new object by where its loop begins. */
    public static Future<?> loopsThatBeginWithNew(T t) {
        boolean some = t.pendings < 5;
        return async(
                () -> {
                    int n = 0;
                    String s;
                    do {
                        s = new StringBuilder(some ? "a" : "b").append(await(t.leaf(n))).toString();
                    } while (n++ < 2);
                    do {
                        s = new String(new String(some ? s : "c") + await(t.leaf(n)) + some);
                    } while (n++ < 5);
                    return s;
                });
    }

    /** Where a switch has a try inside, javac moves what is on the stack into locals and back. */
    public static Future<?> newAroundSwitchesWithTry(T t) {
        return async(
                () ->
                        new Pair(
                                t.log("first"),
                                switch (t.pendings) {
                                    case 0 -> {
                                        try {
                                            yield await(t.leaf(5L));
                                        } finally {
                                            t.log(await(t.leaf("finally")));
                                        }
                                    }
                                    default -> {
                                        try {
                                            throw new IOException(await(t.leaf("io")));
                                        } catch (IOException e) {
                                            yield await(t.leaf(6L));
                                        }
                                    }
                                },
                                new Pair(null, 7, await(t.leaf("last")))));
    }

    public static Future<?> newAroundSwitchesWithTryBesideAwait(T t) {
        return async(
                () ->
                        new Pair(
                                await(t.leaf("first")),
                                switch (t.pendings) {
                                    case 0 -> {
                                        try {
                                            yield Long.parseLong("x");
                                        } catch (NumberFormatException e) {
                                            yield 9;
                                        }
                                    }
                                    default -> 4;
                                },
                                await(t.leaf("last"))));
    }
}
