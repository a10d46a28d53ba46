package sample;

import static dev.rouse.Async.async;
import static dev.rouse.Async.await;
import static dev.rouse.Async.emit;
import static dev.rouse.Async.generator;
import static dev.rouse.Async.stream;
import static dev.rouse.Async.yield_;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Generator;
import dev.rouse.Stream;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Blocks that keep all they can while they wait: what they are called on, what they capture, a
 * local and an operand. All of these are shown to {@code watch}.
 */
public class Ends {
    private final Consumer<Object> watch;

    private Ends(Consumer<Object> watch) {
        this.watch = watch;
        watch.accept(this);
    }

    private Object made() {
        Object made = new Object();
        watch.accept(made);
        return made;
    }

    /** Of what is kept, the number that are still there. */
    private int count(Object captured, Object local, Object operand, Object answer) {
        return captured != null && local != null && operand != null ? 3 : 0;
    }

    public static Future<?> future(Consumer<Object> watch, Future<?> awaited, Callable<?> end) {
        Ends ends = new Ends(watch);
        return ends.future(ends.made(), awaited, end);
    }

    private Future<?> future(Object captured, Future<?> awaited, Callable<?> end) {
        return async(
                () -> {
                    Object local = made();
                    int kept = count(captured, local, made(), await(awaited));
                    end.call();
                    return kept;
                });
    }

    /** Has no {@code this}, and no value. */
    public static Future<?> action(Consumer<Object> watch, Future<?> awaited, Callable<?> end) {
        Object captured = new Ends(watch).made();
        return async(
                () -> {
                    await(awaited);
                    captured.hashCode();
                    end.call();
                });
    }

    public static Stream<?> stream_(Consumer<Object> watch, Future<?> awaited, Callable<?> end) {
        Ends ends = new Ends(watch);
        return ends.stream_(ends.made(), awaited, end);
    }

    private Stream<?> stream_(Object captured, Future<?> awaited, Callable<?> end) {
        return stream(
                () -> {
                    Object local = made();
                    emit("item");
                    emit(count(captured, local, made(), await(awaited)));
                    captured.hashCode();
                    local.hashCode();
                    end.call();
                });
    }

    public static Generator<?, ?> generator_(
            Consumer<Object> watch, Future<?> unused, Callable<?> end) {
        Ends ends = new Ends(watch);
        return ends.generator_(ends.made(), end);
    }

    private Generator<?, ?> generator_(Object captured, Callable<?> end) {
        return generator(
                () -> {
                    Object local = made();
                    yield_("value");
                    int kept = count(captured, local, local, made());
                    end.call();
                    return kept;
                });
    }

    /** Cannot be unwound. */
    public static Future<?> stubborn(Consumer<Object> watch, Future<?> unused, Callable<?> end) {
        Ends ends = new Ends(watch);
        return ends.stubborn(ends.made());
    }

    private Future<?> stubborn(Object captured) {
        return async(
                () -> {
                    Object local = made();
                    for (; ; ) {
                        try {
                            count(captured, local, made(), await(Futures.pending()));
                        } catch (Throwable e) {
                            // as bad as it gets
                        }
                    }
                });
    }

    /** While it runs it does something to itself; then it waits, and reads what it has captured. */
    public static Future<Boolean> turnsOnItself(
            Function<Future<?>, Object> deed, Future<?> awaited) {
        Future<?>[] self = new Future<?>[1];
        Object captured = new Object();
        Future<Boolean> future =
                async(
                        () -> {
                            deed.apply(self[0]);
                            await(awaited);
                            return captured != null;
                        });
        self[0] = future;
        return future;
    }
}
