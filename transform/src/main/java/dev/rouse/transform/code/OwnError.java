package dev.rouse.transform.code;

import java.util.Arrays;

/** A mistake of ours that has come to light in a certain block. */
public final class OwnError extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** The trace is that of the mistake: the place where it happened is what gets reported. */
    OwnError(Block block, RuntimeException mistake) {
        super("in " + block.body().name + ": " + mistake, mistake);
        setStackTrace(mistake.getStackTrace());
    }

    /**
     * Says of any exception that it is not the user's fault, and where it comes from.
     *
     * @param what the class that was being compiled
     * @param mistake what was thrown
     * @return the message
     */
    public static String message(String what, Throwable mistake) {
        return "an error of rouse-transform, not of your code, in "
                + what
                + (mistake instanceof OwnError ? ", " + mistake.getMessage() : ": " + mistake)
                + Arrays.stream(mistake.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("dev.rouse.transform."))
                        .findFirst()
                        .map(frame -> " at " + frame)
                        .orElse("");
    }
}
