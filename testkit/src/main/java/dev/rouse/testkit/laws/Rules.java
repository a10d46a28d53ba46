package dev.rouse.testkit.laws;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a subject.
 *
 * @param name for reports
 * @param make makes the subject in a new world
 * @param values what it must give; null for anything
 * @param failure with what it must fail; null if it must not
 * @param checksEnd whether it must notice polls after the end
 * @param racing whether events may happen during its polls
 * @param lateWakes whether it may wake after its drop
 * @param maxSteps how long scripts may be
 * @param <U> the kind of subject
 */
record Rules<U>(
        String name,
        Function<World, U> make,
        @Nullable List<? extends @Nullable Object> values,
        @Nullable Class<? extends Throwable> failure,
        boolean checksEnd,
        boolean racing,
        boolean lateWakes,
        int maxSteps) {

    /** About as many scripts as can be run in the blink of an eye. */
    static final int MAX_STEPS = 5;

    static <U> Rules<U> of(String name, Function<World, U> make) {
        return new Rules<>(name, make, null, null, false, true, false, MAX_STEPS);
    }

    Rules<U> giving(List<? extends @Nullable Object> expected) {
        return new Rules<>(name, make, expected, failure, checksEnd, racing, lateWakes, maxSteps);
    }

    Rules<U> failing(Class<? extends Throwable> expected) {
        return new Rules<>(name, make, values, expected, checksEnd, racing, lateWakes, maxSteps);
    }

    Rules<U> checkingEnd() {
        return new Rules<>(name, make, values, failure, true, racing, lateWakes, maxSteps);
    }

    Rules<U> withoutRaces() {
        return new Rules<>(name, make, values, failure, checksEnd, false, lateWakes, maxSteps);
    }

    Rules<U> withLateWakes() {
        return new Rules<>(name, make, values, failure, checksEnd, racing, true, maxSteps);
    }

    Rules<U> steps(int most) {
        return new Rules<>(name, make, values, failure, checksEnd, racing, lateWakes, most);
    }
}
