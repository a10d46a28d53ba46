package dev.rouse.kernel.pic;

import static dev.rouse.kernel.pic.PicPair.MASTER_COMMAND;
import static dev.rouse.kernel.pic.PicPair.MASTER_DATA;
import static dev.rouse.kernel.pic.PicPair.SLAVE_COMMAND;
import static dev.rouse.kernel.pic.PicPair.SLAVE_DATA;

/** Two chips as a kernel sets them up: vectors 20 and 28 (hexadecimal), nothing masked. */
final class PicBench {

    static final int MASTER_BASE = 0x20;
    static final int SLAVE_BASE = 0x28;
    static final int NONE = -1;

    final PicPair pics;

    PicBench() {
        this(EdgeRequest.HELD_UNTIL_ACKNOWLEDGED);
    }

    PicBench(EdgeRequest edgeRequest) {
        pics = new PicPair(edgeRequest);
        initialize(0x01, 0x01);
    }

    void initialize(int masterIcw4, int slaveIcw4) {
        write(MASTER_COMMAND, 0x11);
        write(SLAVE_COMMAND, 0x11);
        write(MASTER_DATA, MASTER_BASE);
        write(SLAVE_DATA, SLAVE_BASE);
        write(MASTER_DATA, 0x04);
        write(SLAVE_DATA, 0x02);
        write(MASTER_DATA, masterIcw4);
        write(SLAVE_DATA, slaveIcw4);
    }

    void write(int port, int value) {
        pics.out(port, value);
    }

    int read(int port) {
        return pics.in(port);
    }

    void raise(int... irqs) {
        for (int irq : irqs) {
            pics.setIrq(irq, true);
        }
    }

    void lower(int... irqs) {
        for (int irq : irqs) {
            pics.setIrq(irq, false);
        }
    }

    void pulse(int irq) {
        lower(irq);
        raise(irq);
    }

    /** Acknowledges if there is a request, and gives the vector. */
    int vector() {
        return pics.interruptRequested() ? pics.acknowledge() : NONE;
    }

    int irr(int command) {
        write(command, 0x0A);
        return read(command);
    }

    int isr(int command) {
        write(command, 0x0B);
        return read(command);
    }

    void endMaster() {
        write(MASTER_COMMAND, 0x20);
    }

    void endSlave() {
        write(SLAVE_COMMAND, 0x20);
        endMaster();
    }
}
