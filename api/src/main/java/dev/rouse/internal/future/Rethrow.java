package dev.rouse.internal.future;

/** Throws the same object again where the compiler would ask for a wrapper. */
public final class Rethrow {

    private Rethrow() {}

    /**
     * Throws {@code failure} itself, checked or not. Written as {@code throw unchecked(failure)},
     * so that the compiler knows that the code after it is not reached.
     *
     * @param failure what to throw
     * @return never
     */
    public static RuntimeException unchecked(Throwable failure) {
        throw Rethrow.<RuntimeException>sneak(failure);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased: never cast
    private static <E extends Throwable> E sneak(Throwable failure) throws E {
        throw (E) failure;
    }
}
