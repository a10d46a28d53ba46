package dev.rouse.kernel.pit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.cpu.Clock;
import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.cpu.InterruptController;
import dev.rouse.kernel.cpu.IoBus;
import dev.rouse.kernel.cpu.MemoryBus;
import dev.rouse.kernel.cpu.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timer: when channel 0 interrupts, and what its registers show. */
class Pit8254Test {

    private static final int CONTROL = 0x43;
    private static final int CHANNEL_0 = 0x40;
    private static final int CHANNEL_2 = 0x42;

    /** A controller with one wire, which counts how often it rises. */
    private static final class Wire implements InterruptController {
        int edges;
        boolean level;

        void set(boolean now) {
            edges += now && !level ? 1 : 0;
            level = now;
        }

        @Override
        public boolean interruptRequested() {
            return false;
        }

        @Override
        public int acknowledge() {
            throw new AssertionError("nothing was requested");
        }
    }

    private final Clock clock = new Clock();
    private final IoBus io = new IoBus();
    private final Wire wire = new Wire();
    private final Cpu cpu = new Cpu(clock, io, new MemoryBus(), wire, Outside.NONE);

    Pit8254Test() {
        new Pit8254(clock, wire::set).attachTo(io);
    }

    private void program(int control, int count) {
        io.out(CONTROL, control);
        io.out(CHANNEL_0, count & 0xFF);
        io.out(CHANNEL_0, count >> 8);
    }

    /** Lets time pass, instruction by instruction. */
    private void pass(long nanos) {
        long untilNanos = clock.nowNanos() + nanos;
        while (clock.nowNanos() < untilNanos) {
            cpu.nop();
        }
    }

    private void passTicks(long ticks) {
        long until = PitTicks.fromNanos(clock.nowNanos()) + ticks;
        while (PitTicks.fromNanos(clock.nowNanos()) < until) {
            cpu.nop();
        }
    }

    private int readCount(int port) {
        int low = io.in(port);
        return low | io.in(port) << 8;
    }

    private int latched(int channel) {
        io.out(CONTROL, channel << 6);
        return readCount(CHANNEL_0 + channel);
    }

    private int status(int channel) {
        io.out(CONTROL, 0xC0 | 0x20 | 2 << channel);
        return io.in(CHANNEL_0 + channel);
    }

    @Test
    void anUnprogrammedTimerDoesNothing() {
        assertThat(clock.hasEvents()).isFalse();
        assertThat(wire.edges).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aPeriodicModeInterruptsOncePerPeriod(int mode) {
        program(0x30 | mode << 1, 1193);
        // The output rises when the mode is set; only what comes later is the timer's tick.
        int before = wire.edges;

        passTicks(10 * 1193 + 2);

        assertThat(wire.edges - before).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 100, 101})
    void ticksOfASquareWaveAreEvenlySpacedForOddPeriodsToo(int period) {
        program(0x36, period);
        int before = wire.edges;

        passTicks(50L * period + 2);

        assertThat(wire.edges - before).isEqualTo(50);
    }

    @Test
    void aCountOfZeroIsTheLongest() {
        program(0x34, 0);
        int before = wire.edges;

        passTicks(65536);
        assertThat(wire.edges - before).isZero();
        passTicks(3);
        assertThat(wire.edges - before).isEqualTo(1);
    }

    @Test
    void oneShotInterruptsOnceAtItsEnd() {
        program(0x30, 100);
        assertThat(wire.level).isFalse();

        passTicks(100);
        assertThat(wire.edges).isZero();
        passTicks(2);
        assertThat(wire.edges).isEqualTo(1);
        passTicks(70_000);
        assertThat(wire.edges).isEqualTo(1);
        assertThat(wire.level).isTrue();
        assertThat(clock.hasEvents()).describedAs("it is silent now").isFalse();
    }

    @Test
    void aNewCountRestartsAOneShot() {
        program(0x30, 100);
        passTicks(90);
        io.out(CHANNEL_0, 100);
        io.out(CHANNEL_0, 0);

        passTicks(90);

        assertThat(wire.edges).isZero();
        passTicks(20);
        assertThat(wire.edges).isEqualTo(1);
    }

    @Test
    void halfACountStopsAOneShot() {
        program(0x30, 100);
        io.out(CHANNEL_0, 5);

        passTicks(200);
        assertThat(wire.edges).isZero();

        io.out(CHANNEL_0, 0);
        passTicks(10);
        assertThat(wire.edges).isEqualTo(1);
    }

    @Test
    void aControlWordStopsTheChannel() {
        program(0x34, 100);
        int before = wire.edges;

        io.out(CONTROL, 0x30);
        passTicks(1000);

        assertThat(wire.edges).isEqualTo(before);
        assertThat(wire.level).isFalse();
        assertThat(clock.hasEvents()).isFalse();
    }

    @Test
    void aNewPeriodStartsAtTheEndOfTheOldOne() {
        program(0x34, 1000);
        int before = wire.edges;
        passTicks(500);
        io.out(CHANNEL_0, 100);
        io.out(CHANNEL_0, 0);

        passTicks(490);
        assertThat(wire.edges - before).isZero();
        passTicks(20);
        assertThat(wire.edges - before).isEqualTo(1);
        passTicks(100);
        assertThat(wire.edges - before).isEqualTo(2);
    }

    @Test
    void aStrobeIsOneLowTickAtTheEnd() {
        program(0x38, 50);
        int before = wire.edges;

        passTicks(200);

        assertThat(wire.edges - before).isEqualTo(1);
        assertThat(wire.level).isTrue();
    }

    @Test
    void modesThatWaitForAGateNeverStart() {
        program(0x32, 50);

        passTicks(200);

        assertThat(clock.hasEvents()).isFalse();
        assertThat(wire.level).isTrue();
    }

    @Test
    void theCountGoesDown() {
        program(0x34, 1000);
        passTicks(11);

        int first = latched(0);
        passTicks(100);

        assertThat(first).isBetween(985, 995);
        assertThat(latched(0)).isEqualTo(first - 100);
    }

    @Test
    void aSquareWaveGoesDownByTwo() {
        program(0x36, 1000);
        passTicks(11);

        int first = latched(0);
        passTicks(100);

        assertThat(first % 2).isZero();
        assertThat(latched(0)).isEqualTo(first - 200);
    }

    @Test
    void aLatchHoldsUntilBothBytesAreRead() {
        program(0x34, 1000);
        passTicks(10);
        io.out(CONTROL, 0x00);
        int low = io.in(CHANNEL_0);
        passTicks(500);
        io.out(CONTROL, 0x00);

        int count = low | io.in(CHANNEL_0) << 8;

        assertThat(count).isBetween(985, 995);
        assertThat(latched(0)).isLessThan(500);
    }

    @Test
    void readBackGivesTheStatusBeforeTheCount() {
        program(0x34, 1000);
        passTicks(10);

        io.out(CONTROL, 0xC0 | 0x02);

        assertThat(io.in(CHANNEL_0)).isEqualTo(0xB4);
        assertThat(readCount(CHANNEL_0)).isBetween(985, 995);
    }

    @Test
    void theStatusSaysThatACountIsNotLoadedYet() {
        io.out(CONTROL, 0x34);
        assertThat(status(0) & 0x40).isNotZero();
        program(0x34, 1000);
        passTicks(2);
        assertThat(status(0) & 0x40).isZero();
        io.out(CHANNEL_0, 1);
        io.out(CHANNEL_0, 1);
        assertThat(status(0) & 0x40).describedAs("the new one").isNotZero();
    }

    @Test
    void oneByteAccessReadsAndWritesThatByte() {
        io.out(CONTROL, 0x94);
        io.out(CHANNEL_2, 200);
        passTicks(11);

        assertThat(io.in(CHANNEL_2)).isBetween(185, 195);
        io.out(CONTROL, 0xA4);
        io.out(CHANNEL_2, 2);
        passTicks(11);
        assertThat(io.in(CHANNEL_2)).isEqualTo(1);
        assertThat(wire.edges).describedAs("only channel 0 interrupts").isZero();
    }

    @Test
    void aDecimalChannelCountsInDecimal() {
        io.out(CONTROL, 0xB5);
        io.out(CHANNEL_2, 0x00);
        io.out(CHANNEL_2, 0x10);
        passTicks(11);

        int count = latched(2);

        assertThat(Integer.toHexString(count)).matches("99[0-9]");
    }

    @Test
    void theControlPortCannotBeRead() {
        assertThat(io.in(CONTROL)).isZero();
    }

    @Test
    void ticksAndNanosecondsAgree() {
        assertThat(PitTicks.fromNanos(1_000_000_000)).isEqualTo(1_193_182);
        assertThat(PitTicks.fromNanos(1_000_000_000L * 3600 * 24 * 365))
                .isEqualTo(1_193_182L * 3600 * 24 * 365);
        for (long ticks :
                new long[] {0, 1, 2, 1000, 65_536, 1_193_181, 1_193_182, 10_000_000_000L}) {
            assertThat(PitTicks.fromNanos(PitTicks.toNanos(ticks))).isEqualTo(ticks);
            if (ticks > 0) {
                assertThat(PitTicks.fromNanos(PitTicks.toNanos(ticks) - 1)).isEqualTo(ticks - 1);
            }
            assertThat(PitTicks.coveringNanos(PitTicks.toNanos(ticks))).isBetween(ticks, ticks + 1);
        }
        pass(1000);
        assertThat(clock.nowNanos()).isEqualTo(1000);
    }
}
