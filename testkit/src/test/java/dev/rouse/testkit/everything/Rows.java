package dev.rouse.testkit.everything;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Stream;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rows are made of. */
final class Rows {

    static final Duration SECOND = Duration.ofSeconds(1);

    /** Shorter than by default, since there are so many rows. */
    private static final int STEPS = 4;

    private Rows() {}

    /** A future that must also notice polls after its end. */
    static <T extends @Nullable Object> FutureLaws<T> future(
            String name, Function<World, ? extends Future<? extends T>> make) {
        return unchecked(name, make).checkingEnd();
    }

    /** A future that may be polled after its end. */
    static <T extends @Nullable Object> FutureLaws<T> unchecked(
            String name, Function<World, ? extends Future<? extends T>> make) {
        return FutureLaws.<T>of(name, w -> make.apply(w)).steps(STEPS);
    }

    /** A stream that must also notice polls after its end. */
    static <T extends @Nullable Object> StreamLaws<T> stream(
            String name, Function<World, ? extends Stream<? extends T>> make) {
        return uncheckedStream(name, make).checkingEnd();
    }

    /** A stream that may be polled after its end. */
    static <T extends @Nullable Object> StreamLaws<T> uncheckedStream(
            String name, Function<World, ? extends Stream<? extends T>> make) {
        return StreamLaws.<T>of(name, w -> make.apply(w)).steps(STEPS);
    }

    static Future<Integer> one(World world) {
        return world.child("one", 1);
    }

    static Future<Integer> two(World world) {
        return world.child("two", 2);
    }

    static Future<Integer> failing(World world) {
        return world.failingChild("failing", new IOException("no"));
    }

    /** One that never ends. */
    static Future<Integer> endless(World world) {
        return world.endlessChild("endless");
    }

    /** Two and three, and their end. */
    static Stream<Integer> numbers(World world) {
        return world.childStream("numbers", List.of(2, 3));
    }

    /** Five and its end. */
    static Stream<Integer> five(World world) {
        return world.childStream("five", List.of(5));
    }

    /** Two, and then a failure. */
    static Stream<Integer> breaking(World world) {
        Stream<Integer> first = world.childStream("breaking", List.of(2));
        return first.chain(dev.rouse.Streams.fromFuture(failing(world)));
    }

    static <T extends @Nullable Object> Future<T> now(T value) {
        return Futures.ready(value);
    }
}
