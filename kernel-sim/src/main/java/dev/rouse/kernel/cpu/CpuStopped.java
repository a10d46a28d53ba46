package dev.rouse.kernel.cpu;

/**
 * The processor executes no more instructions; the message says why.
 *
 * <p>Not for kernel code to catch: on the real machine nothing would run that could.
 */
public abstract class CpuStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message why the processor stopped, for people
     */
    protected CpuStopped(String message) {
        super(message);
    }
}
