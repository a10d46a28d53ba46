package dev.rouse.kernel;

import dev.rouse.kernel.cpu.IoBus;
import dev.rouse.kernel.pic.PicPair;
import dev.rouse.kernel.pit.Pit8254;
import dev.rouse.kernel.ps2.Controller8042;

/**
 * The state in which firmware hands a PC over to its kernel: interrupt controllers at vectors that
 * no kernel wants, a clock of 18.2 Hz, and a keyboard that speaks set 1.
 */
final class Firmware {

    private static final int ICW1_CASCADED_WITH_ICW4 = 0x11;
    private static final int MASTER_VECTORS = 0x08;
    private static final int SLAVE_VECTORS = 0x70;
    private static final int SLAVES_OF_MASTER = 1 << 2;
    private static final int SLAVE_ID = 2;
    private static final int ICW4_8086 = 0x01;

    /** Open: clock, keyboard, cascade, floppy disk. */
    private static final int MASTER_MASK = 0xB8;

    /** Open: lines 8, 12, 13 and 14. */
    private static final int SLAVE_MASK = 0x8E;

    /** Lines 10 and 11 are level-triggered. */
    private static final int SLAVE_LEVEL = 0x0C;

    private static final int SELF_TEST = 0xAA;
    private static final int WRITE_CONFIG = 0x60;
    private static final int KEYBOARD_CONFIG =
            Controller8042.CONFIG_KEYBOARD_INTERRUPT
                    | Controller8042.CONFIG_AUX_DISABLED
                    | Controller8042.CONFIG_TRANSLATE;

    private Firmware() {}

    static void handOver(IoBus io) {
        // A count of 0 is the longest: 65536 ticks.
        io.out(Pit8254.CONTROL, Pit8254.PERIODIC);
        io.out(Pit8254.CHANNEL_0, 0);
        io.out(Pit8254.CHANNEL_0, 0);

        io.out(Controller8042.STATUS, SELF_TEST);
        io.in(Controller8042.DATA);
        io.out(Controller8042.STATUS, WRITE_CONFIG);
        io.out(Controller8042.DATA, KEYBOARD_CONFIG | Controller8042.CONFIG_SYSTEM);

        // Behind the devices: setting them up made edges, which this forgets.
        initializePic(io, PicPair.MASTER_COMMAND, MASTER_VECTORS, SLAVES_OF_MASTER, MASTER_MASK);
        initializePic(io, PicPair.SLAVE_COMMAND, SLAVE_VECTORS, SLAVE_ID, SLAVE_MASK);
        io.out(PicPair.SLAVE_TRIGGER, SLAVE_LEVEL);
    }

    private static void initializePic(IoBus io, int command, int vectors, int wiring, int mask) {
        int data = command + 1;
        io.out(command, ICW1_CASCADED_WITH_ICW4);
        io.out(data, vectors);
        io.out(data, wiring);
        io.out(data, ICW4_8086);
        io.out(data, mask);
    }
}
