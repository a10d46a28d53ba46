package dev.rouse.kernel.pit;

import dev.rouse.kernel.cpu.Clock;
import dev.rouse.kernel.cpu.IoBus;
import dev.rouse.kernel.cpu.IrqLine;
import dev.rouse.kernel.cpu.PortDevice;
import org.jspecify.annotations.Nullable;

/**
 * The 8254: three counters on one input clock. The output of counter 0 is interrupt line 0; the
 * others can be programmed and read.
 *
 * <p>A counter that was not programmed does nothing, so a machine whose kernel needs no timer has
 * no timer events.
 */
public final class Pit8254 implements PortDevice {

    /** The data port of channel 0; the others follow. */
    public static final int CHANNEL_0 = 0x40;

    /** The control port. */
    public static final int CONTROL = 0x43;

    /** A control word: channel 0, low byte then high byte, mode 0. */
    public static final int ONE_SHOT = 0x30;

    /** A control word: channel 0, low byte then high byte, mode 2. */
    public static final int PERIODIC = 0x34;

    private static final int CHANNELS = 3;
    private static final int READ_BACK = 3;
    private static final int CHANNEL_SHIFT = 6;
    private static final int ACCESS_SHIFT = 4;
    private static final int ACCESS_MASK = 0b11;
    private static final int ACCESS_LATCH = 0;
    private static final int MODE_SHIFT = 1;
    private static final int MODE_MASK = 0b111;
    private static final int DECIMAL = 1;
    private static final int READ_BACK_NO_COUNT = 1 << 5;
    private static final int READ_BACK_NO_STATUS = 1 << 4;

    private final PitChannel[] channels = {new PitChannel(), new PitChannel(), new PitChannel()};
    private final Clock clock;
    private final IrqLine irq;
    private Clock.@Nullable Event change;

    /**
     * Makes a timer in which no channel counts.
     *
     * @param clock its time
     * @param irq the output of channel 0
     */
    public Pit8254(Clock clock, IrqLine irq) {
        this.clock = clock;
        this.irq = irq;
    }

    /**
     * Connects the registers.
     *
     * @param bus where to
     */
    public void attachTo(IoBus bus) {
        bus.attach(this, CHANNEL_0, CHANNEL_0 + 1, CHANNEL_0 + 2, CONTROL);
    }

    @Override
    public int in(int port) {
        return port == CONTROL ? 0 : channels[port - CHANNEL_0].read(now());
    }

    @Override
    public void out(int port, int value) {
        if (port == CONTROL) {
            control(value);
        } else {
            channels[port - CHANNEL_0].write(value, now());
        }
        if (port == CHANNEL_0 || (port == CONTROL && value >> CHANNEL_SHIFT == 0)) {
            driveLine();
        }
    }

    private void control(int word) {
        int channel = word >> CHANNEL_SHIFT;
        int access = word >> ACCESS_SHIFT & ACCESS_MASK;
        if (channel == READ_BACK) {
            readBack(word);
        } else if (access == ACCESS_LATCH) {
            channels[channel].latchCount(now());
        } else {
            channels[channel].control(
                    access, word >> MODE_SHIFT & MODE_MASK, (word & DECIMAL) != 0);
        }
    }

    private void readBack(int word) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((word & 1 << (channel + 1)) == 0) {
                continue;
            }
            if ((word & READ_BACK_NO_COUNT) == 0) {
                channels[channel].latchCount(now());
            }
            if ((word & READ_BACK_NO_STATUS) == 0) {
                channels[channel].latchStatus(now());
            }
        }
    }

    private long now() {
        return PitTicks.fromNanos(clock.nowNanos());
    }

    /** Puts the output of channel 0 on the line, and comes back when it changes. */
    private void driveLine() {
        if (change != null) {
            change.cancel();
            change = null;
        }
        long now = now();
        irq.set(channels[0].output(now));
        long next = channels[0].nextChange(now);
        if (next != PitChannel.NEVER) {
            change = clock.at(PitTicks.toNanos(next), this::driveLine);
        }
    }
}
