package dev.rouse.kernel.cpu;

/**
 * A device with memory that the processor reads and writes in units of 16 bits.
 *
 * <p><b>Threads.</b> The thread of the machine only.
 */
public interface MemoryDevice {

    /**
     * Answers a read of 16 bits.
     *
     * @param offset bytes from the start of the window, even
     * @return the value, 0 to 0xFFFF
     */
    int load16(int offset);

    /**
     * Takes a write of 16 bits.
     *
     * @param offset bytes from the start of the window, even
     * @param value the value, 0 to 0xFFFF
     */
    void store16(int offset, int value);
}
