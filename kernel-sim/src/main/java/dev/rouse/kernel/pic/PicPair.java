package dev.rouse.kernel.pic;

import dev.rouse.kernel.cpu.InterruptController;
import dev.rouse.kernel.cpu.IoBus;
import dev.rouse.kernel.cpu.PortDevice;

/**
 * The two interrupt controllers of a PC and the wires between them: sixteen request lines, of which
 * line 2 is the second chip.
 *
 * <p>Lines are levels. A device holds its line until it has been served; whether the chip looks for
 * the level or for its rise is up to the trigger register. The request of the second chip is a line
 * like any other: it falls when the chip is acknowledged and rises if there is more.
 *
 * <p>If the request of the second chip is gone when the processor acknowledges, it answers with its
 * spurious vector, and the first chip believes input 2 to be in service: only the first chip needs
 * an end of interrupt then. If the first chip's own request is gone, nothing is in service.
 */
public final class PicPair implements InterruptController, PortDevice {

    /** The command port of the first chip. */
    public static final int MASTER_COMMAND = 0x20;

    /** The data port of the first chip: its mask. */
    public static final int MASTER_DATA = 0x21;

    /** The command port of the second chip. */
    public static final int SLAVE_COMMAND = 0xA0;

    /** The data port of the second chip: its mask. */
    public static final int SLAVE_DATA = 0xA1;

    /** The trigger register of lines 0 to 7: a set bit means level-triggered. */
    public static final int MASTER_TRIGGER = 0x4D0;

    /** The trigger register of lines 8 to 15. */
    public static final int SLAVE_TRIGGER = 0x4D1;

    // Clock, keyboard and cascade, and likewise lines 8 and 13, are edges by their wiring.
    private static final int MASTER_TRIGGER_WRITABLE = 0xF8;
    private static final int SLAVE_TRIGGER_WRITABLE = 0xDE;

    private static final int CASCADE = 2;
    private static final int SLAVE_FIRST = 8;
    private static final int LINES = 16;

    private final Pic8259 master;
    private final Pic8259 slave;

    /** What {@link #interruptRequested} answers, kept because every boundary asks. */
    private boolean requested;

    /**
     * Makes a pair as after power-on: nothing masked, no vectors.
     *
     * @param edgeRequest how the chips treat an edge whose line has fallen
     */
    public PicPair(EdgeRequest edgeRequest) {
        master = new Pic8259(edgeRequest, 1 << CASCADE);
        slave = new Pic8259(edgeRequest, 0);
    }

    /**
     * Connects the registers.
     *
     * @param bus where to
     */
    public void attachTo(IoBus bus) {
        bus.attach(
                this,
                MASTER_COMMAND,
                MASTER_DATA,
                SLAVE_COMMAND,
                SLAVE_DATA,
                MASTER_TRIGGER,
                SLAVE_TRIGGER);
    }

    /**
     * Sets a request line.
     *
     * @param irq the line, 0 to 15 but not 2
     * @param level true while the device requests
     */
    public void setIrq(int irq, boolean level) {
        if (irq < 0 || irq >= LINES || irq == CASCADE) {
            throw new IllegalArgumentException("no device hangs on line " + irq);
        }
        if (irq >= SLAVE_FIRST) {
            slave.setLine(irq - SLAVE_FIRST, level);
        } else {
            master.setLine(irq, level);
        }
        update();
    }

    @Override
    public boolean interruptRequested() {
        return requested;
    }

    @Override
    public int acknowledge() {
        int input = master.acknowledge();
        int vector;
        if (input == CASCADE) {
            vector = slave.vector(slave.acknowledge());
            dropSlaveRequest();
        } else {
            vector = master.vector(input);
        }
        update();
        return vector;
    }

    /** The second chip's output falls for a moment, so that what else waits is an edge again. */
    private void dropSlaveRequest() {
        master.setLine(CASCADE, false);
    }

    private void update() {
        master.setLine(CASCADE, slave.requested() != Pic8259.NONE);
        requested = master.requested() != Pic8259.NONE;
    }

    @Override
    public int in(int port) {
        if (slave.isPolled() && (port == SLAVE_COMMAND || port == SLAVE_DATA)) {
            dropSlaveRequest();
        }
        int value =
                switch (port) {
                    case MASTER_COMMAND -> master.readEven();
                    case MASTER_DATA -> master.readOdd();
                    case SLAVE_COMMAND -> slave.readEven();
                    case SLAVE_DATA -> slave.readOdd();
                    case MASTER_TRIGGER -> master.readElcr();
                    case SLAVE_TRIGGER -> slave.readElcr();
                    default -> throw new IllegalArgumentException("port " + port);
                };
        // A read can be a poll, which is an acknowledge.
        update();
        return value;
    }

    @Override
    public void out(int port, int value) {
        switch (port) {
            case MASTER_COMMAND -> master.writeEven(value);
            case MASTER_DATA -> master.writeOdd(value);
            case SLAVE_COMMAND -> slave.writeEven(value);
            case SLAVE_DATA -> slave.writeOdd(value);
            case MASTER_TRIGGER -> master.writeElcr(value & MASTER_TRIGGER_WRITABLE);
            case SLAVE_TRIGGER -> slave.writeElcr(value & SLAVE_TRIGGER_WRITABLE);
            default -> throw new IllegalArgumentException("port " + port);
        }
        update();
    }

    @Override
    public String toString() {
        return "pic0: " + master + "\npic1: " + slave;
    }
}
