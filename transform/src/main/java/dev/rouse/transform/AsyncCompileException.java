package dev.rouse.transform;

/** Says that a block cannot be compiled, where it stands, and why. */
public final class AsyncCompileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The line of the source, or 0 if it is not known. */
    private final int line;

    /**
     * Makes the exception.
     *
     * @param message what is wrong and what to do
     * @param line the line of the source, or 0
     */
    public AsyncCompileException(String message, int line) {
        super(line > 0 ? message + " (line " + line + ")" : message);
        this.line = line;
    }

    /**
     * Gives the line of the source.
     *
     * @return the line, or 0 if it is not known
     */
    public int line() {
        return line;
    }
}
