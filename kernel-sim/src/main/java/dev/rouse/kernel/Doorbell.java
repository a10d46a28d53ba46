package dev.rouse.kernel;

import dev.rouse.kernel.cpu.IrqLine;
import dev.rouse.kernel.cpu.PortDevice;

/**
 * How other threads get the attention of a halted processor: a device that requests an interrupt
 * when it is rung, until the kernel reads its port. What they want is found elsewhere.
 */
final class Doorbell implements PortDevice {

    /** Reading it stops the request and tells whether there was one. */
    static final int PORT = 0x600;

    /** A line of the second interrupt controller that PCs leave free. */
    static final int IRQ = 11;

    private final IrqLine irq;
    private boolean ringing;

    Doorbell(IrqLine irq) {
        this.irq = irq;
    }

    void ring() {
        ringing = true;
        irq.set(true);
    }

    @Override
    public int in(int port) {
        int was = ringing ? 1 : 0;
        ringing = false;
        irq.set(false);
        return was;
    }

    @Override
    public void out(int port, int value) {
        // nothing to set
    }
}
