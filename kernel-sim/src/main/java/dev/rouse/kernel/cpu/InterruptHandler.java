package dev.rouse.kernel.cpu;

/**
 * Kernel code that the processor enters by itself.
 *
 * <p>It runs between two instructions of whatever was running, on the same thread, and must leave
 * as it found: it never waits for something the interrupted code has to do. Returning is IRET. An
 * exception it throws means that it does not return; it ends the run of the machine.
 */
@FunctionalInterface
public interface InterruptHandler {

    /**
     * Handles one interrupt or exception.
     *
     * @param frame what the processor saved
     */
    void handle(InterruptFrame frame);
}
