package dev.rouse.kernel.cpu;

/**
 * A device with registers in the I/O space.
 *
 * <p><b>Threads.</b> The thread of the machine only. It executes no instructions of its own.
 */
public interface PortDevice {

    /**
     * Answers a read of one byte.
     *
     * @param port which of the ports it was attached to
     * @return the byte, 0 to 255
     */
    int in(int port);

    /**
     * Takes a write of one byte.
     *
     * @param port which of the ports it was attached to
     * @param value the byte, 0 to 255
     */
    void out(int port, int value);
}
