package dev.rouse.transform.code;

import org.jspecify.annotations.Nullable;

/** What to tell the user about a block that is too long: for the JIT, or for the JVM. */
public final class BlockSize {

    /** HotSpot never compiles a method with more bytes of code than this. */
    private static final int HUGE_METHOD = 8000;

    private static final int LONGEST_METHOD = 65535;

    private static final String ADVICE =
            "split it: move parts into async blocks of their own and await those";

    private BlockSize() {}

    /**
     * Gives a warning about a block.
     *
     * @param block the block
     * @return the warning, or null if the block is short enough
     */
    public static @Nullable String warning(Compiled block) {
        return block.bytes() <= HUGE_METHOD
                ? null
                : "this block is "
                        + block.bytes()
                        + " bytes of code, and HotSpot's JIT never compiles a method of more than "
                        + HUGE_METHOD
                        + ", so it will always be interpreted; "
                        + ADVICE;
    }

    /** The error about a block that does not fit into a class file. */
    static String error(Compiled block) {
        return "this block, "
                + block.host()
                + "."
                + block.method()
                + ", becomes "
                + block.bytes()
                + " bytes of code with its "
                + block.lines().size()
                + " awaits, and a method can have "
                + LONGEST_METHOD
                + "; "
                + ADVICE;
    }
}
