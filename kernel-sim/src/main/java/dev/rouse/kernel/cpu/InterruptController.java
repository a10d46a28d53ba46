package dev.rouse.kernel.cpu;

/**
 * What stands between the devices and the processor's one interrupt input.
 *
 * <p><b>Threads.</b> The thread of the machine only.
 */
public interface InterruptController {

    /**
     * Reads the wire to the processor's INTR input.
     *
     * @return true while an interrupt is requested
     */
    boolean interruptRequested();

    /**
     * Runs the acknowledge cycle: the request that has priority now counts as in service.
     *
     * @return the vector to enter, 0 to 255; if the request has gone away in the meantime, the
     *     vector that the hardware gives for a spurious interrupt
     */
    int acknowledge();
}
