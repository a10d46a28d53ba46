package dev.rouse.testkit.proof;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.function.ThrowingSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An act on a structure, ready to be polled.
 *
 * @param name what the model knows it by
 * @param argument for the model
 * @param line among which of those that wait it is served in the order of first polls; null if in
 *     none
 * @param future what to poll; its value, or the class of its failure, is the answer
 * @param begins the name of another call that happens in the first poll and whose argument is the
 *     number of this one; null if none
 * @param drops the same for its drop
 */
record Operation(
        String name,
        int argument,
        @Nullable String line,
        Future<?> future,
        @Nullable String begins,
        @Nullable String drops) {

    /** One that never waits. */
    static Operation now(String name, int argument, ThrowingSupplier<?> body) {
        return new Operation(name, argument, null, Futures.lazy(body::get), null, null);
    }

    /** One that does not wait, and must not overtake those who do. */
    static Operation attempt(String name, int argument, String line, ThrowingSupplier<?> body) {
        return new Operation(name, argument, line, Futures.lazy(body::get), null, null);
    }

    /** One that waits, and does nothing if it is dropped. */
    static Operation waiting(String name, int argument, @Nullable String line, Future<?> future) {
        return new Operation(name, argument, line, future, null, null);
    }

    /** One whose beginning and dropping others can see. */
    static Operation visible(String name, int argument, Future<?> future) {
        return new Operation(name, argument, null, future, "begin " + name, "drop " + name);
    }

    /** Makes its drop a call. */
    Operation dropping(String drop) {
        return new Operation(name, argument, line, future, begins, drop);
    }
}
