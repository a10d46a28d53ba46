package dev.rouse.kernel.cpu;

import org.jspecify.annotations.Nullable;

/**
 * The I/O space: which device answers at which port.
 *
 * <p><b>Threads.</b> The thread of the machine only.
 */
public final class IoBus {

    private static final int PORTS = 0x10000;

    /** What a read gives where no device drives the data lines. */
    private static final int FLOATING = 0xFF;

    private final @Nullable PortDevice[] devices = new @Nullable PortDevice[PORTS];

    /** Makes a bus without devices. */
    public IoBus() {}

    /**
     * Connects a device.
     *
     * @param device who answers
     * @param ports at which ports
     * @throws IllegalStateException if another device answers there
     */
    public void attach(PortDevice device, int... ports) {
        for (int port : ports) {
            if (devices[port] != null) {
                throw new IllegalStateException(
                        String.format("port 0x%X belongs to %s", port, devices[port]));
            }
            devices[port] = device;
        }
    }

    /**
     * Reads a byte without executing an instruction, as firmware and tests do.
     *
     * @param port the port, 0 to 0xFFFF
     * @return the byte; 0xFF where there is no device
     */
    public int in(int port) {
        PortDevice device = devices[port];
        return device == null ? FLOATING : device.in(port) & 0xFF;
    }

    /**
     * Writes a byte without executing an instruction; where there is no device it is lost.
     *
     * @param port the port, 0 to 0xFFFF
     * @param value the byte; only the low eight bits count
     */
    public void out(int port, int value) {
        PortDevice device = devices[port];
        if (device != null) {
            device.out(port, value & 0xFF);
        }
    }
}
