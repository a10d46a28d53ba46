package dev.rouse.kernel.pit;

/**
 * One counter of the timer. It is never stepped: what it shows is computed from the tick it was
 * started at.
 *
 * <p>Modes 0 (output rises once, at the end), 2 (one low tick in each period), 3 (square wave) and
 * 4 (one low tick at the end). Modes 1 and 5 wait for a rising gate, which has no wire here: a
 * channel in them keeps its output high and does not count.
 */
final class PitChannel {

    /** {@link #nextChange} when the output stays as it is. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int ACCESS_LOW = 1;
    private static final int ACCESS_HIGH = 2;
    private static final int ACCESS_BOTH = 3;

    private static final int TERMINAL_COUNT = 0;
    private static final int RATE_GENERATOR = 2;
    private static final int SQUARE_WAVE = 3;
    private static final int STROBE = 4;

    private static final int STATUS_OUTPUT = 0x80;
    private static final int STATUS_NULL_COUNT = 0x40;
    private static final int STATUS_ACCESS_SHIFT = 4;
    private static final int STATUS_MODE_SHIFT = 1;

    private static final int BINARY_RANGE = 0x10000;
    private static final int DECIMAL_RANGE = 10_000;
    private static final int BYTE = 0xFF;
    private static final int EMPTY = -1;

    private int mode = SQUARE_WAVE;
    private int access = ACCESS_BOTH;
    private boolean decimal;

    private int period;
    private boolean counting;

    /** The tick at which the counter showed its whole period. */
    private long start;

    // A new period for a running wave, and the tick at which the wave takes it up.
    private int nextPeriod;
    private long nextStart = NEVER;

    /** The first byte of a count whose second byte is to come, or {@link #EMPTY}. */
    private int lowByte = EMPTY;

    private int latchedCount = EMPTY;
    private int latchedStatus = EMPTY;
    private boolean readHighNext;

    void control(int newAccess, int newMode, boolean newDecimal) {
        access = newAccess;
        // Two modes have two numbers each.
        mode = newMode > STROBE + 1 ? newMode - STROBE : newMode;
        decimal = newDecimal;
        counting = false;
        nextStart = NEVER;
        lowByte = EMPTY;
        latchedCount = EMPTY;
        latchedStatus = EMPTY;
        readHighNext = false;
    }

    // ---------------------------------------------------------------- writing

    void write(int value, long now) {
        switch (access) {
            case ACCESS_LOW -> load(value, now);
            case ACCESS_HIGH -> load(value << 8, now);
            default -> {
                if (lowByte == EMPTY) {
                    lowByte = value;
                    // In mode 0 half a count stops the old one.
                    counting &= mode != TERMINAL_COUNT;
                } else {
                    int low = lowByte;
                    lowByte = EMPTY;
                    load(value << 8 | low, now);
                }
            }
        }
    }

    private void load(int raw, long now) {
        sync(now);
        int value = decimal ? fromDecimal(raw) : raw;
        int full = value == 0 ? decimal ? DECIMAL_RANGE : BINARY_RANGE : value;
        if (counting && isWave()) {
            nextPeriod = full;
            nextStart = start + ((now - start) / period + 1) * period;
        } else if (mode != 1 && mode != STROBE + 1) {
            period = full;
            // The count goes from the register to the counter with the next tick.
            start = now + 1;
            counting = true;
        }
    }

    private boolean isWave() {
        return mode == RATE_GENERATOR || mode == SQUARE_WAVE;
    }

    private void sync(long now) {
        if (now >= nextStart) {
            start = nextStart;
            period = nextPeriod;
            nextStart = NEVER;
        }
    }

    // ---------------------------------------------------------------- the output

    boolean output(long now) {
        sync(now);
        if (!counting || now < start) {
            return mode != TERMINAL_COUNT;
        }
        long elapsed = now - start;
        return switch (mode) {
            case TERMINAL_COUNT -> elapsed >= period;
            case RATE_GENERATOR -> elapsed % period != period - 1;
            case SQUARE_WAVE -> elapsed % period < highTicks();
            case STROBE -> elapsed != period;
            default -> true;
        };
    }

    /** The first half of a square wave is the longer one. */
    private int highTicks() {
        return (period + 1) / 2;
    }

    /** Gives the first tick after {@code now} at which the output may change. */
    long nextChange(long now) {
        sync(now);
        if (!counting) {
            return NEVER;
        }
        long elapsed = Math.max(0, now - start);
        long cycle = start + elapsed / period * period;
        return switch (mode) {
            case TERMINAL_COUNT -> after(now, start + period, NEVER);
            case RATE_GENERATOR -> after(now, cycle + period - 1, cycle + period);
            case SQUARE_WAVE -> after(now, cycle + highTicks(), cycle + period);
            case STROBE -> after(now, start + period, start + period + 1);
            default -> NEVER;
        };
    }

    private static long after(long now, long first, long second) {
        if (now < first) {
            return first;
        }
        return now < second ? second : NEVER;
    }

    // ---------------------------------------------------------------- reading

    void latchCount(long now) {
        if (latchedCount == EMPTY) {
            latchedCount = count(now);
        }
    }

    void latchStatus(long now) {
        if (latchedStatus == EMPTY) {
            boolean nullCount = !counting || now < start || nextStart != NEVER;
            latchedStatus =
                    (output(now) ? STATUS_OUTPUT : 0)
                            | (nullCount ? STATUS_NULL_COUNT : 0)
                            | access << STATUS_ACCESS_SHIFT
                            | mode << STATUS_MODE_SHIFT
                            | (decimal ? 1 : 0);
        }
    }

    int read(long now) {
        if (latchedStatus != EMPTY) {
            int status = latchedStatus;
            latchedStatus = EMPTY;
            return status;
        }
        int count = latchedCount == EMPTY ? count(now) : latchedCount;
        boolean high = access == ACCESS_HIGH || (access == ACCESS_BOTH && readHighNext);
        readHighNext = access == ACCESS_BOTH && !readHighNext;
        if (!readHighNext) {
            latchedCount = EMPTY;
        }
        return high ? count >> 8 : count & BYTE;
    }

    private int count(long now) {
        sync(now);
        long value = counting ? remaining(Math.max(0, now - start)) : period;
        int range = decimal ? DECIMAL_RANGE : BINARY_RANGE;
        int shown = (int) Math.floorMod(value, (long) range);
        return decimal ? toDecimal(shown) : shown;
    }

    private long remaining(long elapsed) {
        return switch (mode) {
            case RATE_GENERATOR -> period - elapsed % period;
            case SQUARE_WAVE -> {
                // Counts down by two in each half.
                long inCycle = elapsed % period;
                long inHalf = inCycle < highTicks() ? inCycle : inCycle - highTicks();
                yield (period & ~1) - 2 * inHalf;
            }
            default -> period - elapsed;
        };
    }

    private static int fromDecimal(int raw) {
        return (raw >> 12 & 0xF) * 1000
                + (raw >> 8 & 0xF) * 100
                + (raw >> 4 & 0xF) * 10
                + (raw & 0xF);
    }

    private static int toDecimal(int value) {
        return value / 1000 % 10 << 12 | value / 100 % 10 << 8 | value / 10 % 10 << 4 | value % 10;
    }
}
