package dev.rouse.transform.fuzz;

import java.util.Arrays;

/** Values and exceptions as text that is the same in every run. */
final class Shown {

    private Shown() {}

    static String of(Object value) {
        if (value instanceof Throwable failure) {
            return failure(failure);
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(Shown::of).toList().toString();
        }
        if (value instanceof int[] array) {
            return Arrays.toString(array);
        }
        if (value instanceof long[] array) {
            return Arrays.toString(array);
        }
        if (value instanceof byte[] array) {
            return Arrays.toString(array);
        }
        if (value instanceof Character c) {
            return "char " + (int) c;
        }
        String type = value instanceof Number ? value.getClass().getSimpleName() + " " : "";
        return type + value;
    }

    /** What the JVM says may name slots, so only what programs say is shown. */
    private static String failure(Throwable failure) {
        String name = failure.getClass().getName();
        StringBuilder out = new StringBuilder(name.substring(name.lastIndexOf('.') + 1));
        if (failure instanceof Trace.Boom
                || failure instanceof Trace.Bang
                || failure instanceof Trace.Crash) {
            out.append(" ").append(failure.getMessage());
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            out.append(", suppressed ").append(of(suppressed));
        }
        return out.toString();
    }
}
