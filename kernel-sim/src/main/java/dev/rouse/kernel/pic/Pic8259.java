package dev.rouse.kernel.pic;

/**
 * One 8259A: eight request inputs, priorities, masks, and the words that program them.
 *
 * <p>A request goes {@code line -> IRR -> (IMR, priorities) -> INT -> acknowledge -> ISR -> end of
 * interrupt}. An input in service blocks itself and all inputs of lower priority. Input 7 has the
 * lowest priority until a rotation says otherwise.
 *
 * <p>Only the 8086 mode of operation exists: in ICW4 the bit that selects it and the buffered mode
 * have no effect, since both concern wires that are not simulated.
 */
final class Pic8259 {

    private static final int INPUTS = 8;
    private static final int INPUT_MASK = INPUTS - 1;

    /** The input a chip answers with when a request has gone away. */
    static final int SPURIOUS_INPUT = 7;

    /** {@link #requested} when no input may interrupt. */
    static final int NONE = -1;

    // The words at the even address are told apart by two bits.
    private static final int ICW1 = 1 << 4;
    private static final int OCW3 = 1 << 3;

    private static final int ICW1_NEEDS_ICW4 = 1;
    private static final int ICW1_SINGLE = 1 << 1;
    private static final int ICW1_LEVEL = 1 << 3;
    private static final int ICW2_BASE = 0xF8;
    private static final int ICW4_AUTO_EOI = 1 << 1;
    private static final int ICW4_FULLY_NESTED = 1 << 4;

    private static final int OCW3_POLL = 1 << 2;
    private static final int OCW3_READ_MASK = 0b11;
    private static final int OCW3_READ_IRR = 0b10;
    private static final int OCW3_READ_ISR = 0b11;
    private static final int OCW3_SPECIAL_MASK = 0b11 << 5;
    private static final int OCW3_SPECIAL_MASK_SET = 0b11 << 5;
    private static final int OCW3_SPECIAL_MASK_CLEAR = 0b10 << 5;

    /** What a poll gives together with the number of the input. */
    private static final int POLL_REQUESTED = 0x80;

    /** The initialization word that the odd address expects next. */
    private enum Expecting {
        MASK,
        ICW2,
        ICW3,
        ICW4
    }

    private final EdgeRequest edgeRequest;

    /** The input another chip hangs on, as a bit, or 0: special fully nested mode spares it. */
    private final int cascadeBit;

    // One bit for each input.
    private int lines;
    private int irr;
    private int imr;
    private int isr;

    /** Which inputs are level-triggered by the register outside the chip. */
    private int elcr;

    private boolean allLevel;
    private int vectorBase;

    /** The input with the highest priority. */
    private int first;

    private boolean readsIsr;
    private boolean polled;
    private boolean autoEoi;
    private boolean rotatesOnAutoEoi;
    private boolean specialMask;
    private boolean fullyNested;
    private Expecting expecting = Expecting.MASK;
    private boolean single;
    private boolean needsIcw4;

    Pic8259(EdgeRequest edgeRequest, int cascadeBit) {
        this.edgeRequest = edgeRequest;
        this.cascadeBit = cascadeBit;
    }

    // ---------------------------------------------------------------- requests

    void setLine(int input, boolean level) {
        int bit = 1 << input;
        boolean rises = level && (lines & bit) == 0;
        lines = level ? lines | bit : lines & ~bit;
        if (isLevelTriggered(input)) {
            irr = level ? irr | bit : irr & ~bit;
        } else if (rises) {
            irr |= bit;
        }
    }

    private boolean isLevelTriggered(int input) {
        return allLevel || (elcr & 1 << input) != 0;
    }

    /** Gives the input that may interrupt now, or {@link #NONE}: the INT output is high if any. */
    int requested() {
        int request = rank(irr & ~imr);
        int blocking = isr;
        if (specialMask) {
            blocking &= ~imr;
        }
        if (fullyNested) {
            blocking &= ~cascadeBit;
        }
        // Strictly better: an input in service does not interrupt itself.
        return request < rank(blocking) ? input(request) : NONE;
    }

    /**
     * Gives the best priority among {@code inputs}, 0 for the highest; {@value #INPUTS} if none.
     */
    private int rank(int inputs) {
        for (int rank = 0; rank < INPUTS; rank++) {
            if ((inputs & 1 << input(rank)) != 0) {
                return rank;
            }
        }
        return INPUTS;
    }

    private int input(int rank) {
        return rank + first & INPUT_MASK;
    }

    /**
     * Runs the chip's part of the acknowledge cycle and gives the input, or {@link #NONE} if it was
     * spurious and nothing is in service.
     */
    int acknowledge() {
        int input = requested();
        if (input == NONE) {
            return NONE;
        }
        int bit = 1 << input;
        boolean edge = !isLevelTriggered(input);
        if (edge) {
            irr &= ~bit;
            if (edgeRequest == EdgeRequest.HELD_UNTIL_ACKNOWLEDGED && (lines & bit) == 0) {
                return NONE;
            }
        }
        if (!autoEoi) {
            isr |= bit;
        } else if (rotatesOnAutoEoi) {
            makeLowest(input);
        }
        return input;
    }

    /** Gives the vector of an input; of the spurious one if it is {@link #NONE}. */
    int vector(int input) {
        return vectorBase | (input == NONE ? SPURIOUS_INPUT : input);
    }

    // ---------------------------------------------------------------- the even address

    /** Tells whether the next read, at either address, is an acknowledge. */
    boolean isPolled() {
        return polled;
    }

    int readEven() {
        if (polled) {
            return poll();
        }
        return readsIsr ? isr : irr;
    }

    private int poll() {
        polled = false;
        int input = acknowledge();
        return input == NONE ? 0 : POLL_REQUESTED | input;
    }

    void writeEven(int value) {
        if ((value & ICW1) != 0) {
            initialize(value);
        } else if ((value & OCW3) != 0) {
            writeOcw3(value);
        } else {
            writeOcw2(value);
        }
    }

    private void initialize(int icw1) {
        needsIcw4 = (icw1 & ICW1_NEEDS_ICW4) != 0;
        single = (icw1 & ICW1_SINGLE) != 0;
        allLevel = (icw1 & ICW1_LEVEL) != 0;
        // Edges are forgotten, and a line that is high has to rise again; levels are still there.
        irr = lines & (allLevel ? 0xFF : elcr);
        imr = 0;
        isr = 0;
        vectorBase = 0;
        first = 0;
        readsIsr = false;
        polled = false;
        autoEoi = false;
        rotatesOnAutoEoi = false;
        specialMask = false;
        fullyNested = false;
        expecting = Expecting.ICW2;
    }

    private void writeOcw2(int value) {
        int input = value & INPUT_MASK;
        switch (value >> 5) {
            case 0b000 -> rotatesOnAutoEoi = false;
            case 0b100 -> rotatesOnAutoEoi = true;
            case 0b001 -> endHighest(false);
            case 0b101 -> endHighest(true);
            case 0b011 -> isr &= ~(1 << input);
            case 0b111 -> {
                isr &= ~(1 << input);
                makeLowest(input);
            }
            case 0b110 -> makeLowest(input);
            default -> {
                // 010 is no operation
            }
        }
    }

    /** The non-specific end of interrupt; in special mask mode it does not see masked inputs. */
    private void endHighest(boolean rotate) {
        int rank = rank(specialMask ? isr & ~imr : isr);
        if (rank < INPUTS) {
            int input = input(rank);
            isr &= ~(1 << input);
            if (rotate) {
                makeLowest(input);
            }
        }
    }

    private void makeLowest(int input) {
        first = input + 1 & INPUT_MASK;
    }

    private void writeOcw3(int value) {
        polled = (value & OCW3_POLL) != 0;
        switch (value & OCW3_READ_MASK) {
            case OCW3_READ_IRR -> readsIsr = false;
            case OCW3_READ_ISR -> readsIsr = true;
            default -> {
                // leaves the choice as it is
            }
        }
        switch (value & OCW3_SPECIAL_MASK) {
            case OCW3_SPECIAL_MASK_SET -> specialMask = true;
            case OCW3_SPECIAL_MASK_CLEAR -> specialMask = false;
            default -> {
                // leaves the mode as it is
            }
        }
    }

    // ---------------------------------------------------------------- the odd address

    int readOdd() {
        return polled ? poll() : imr;
    }

    void writeOdd(int value) {
        switch (expecting) {
            case MASK -> imr = value;
            case ICW2 -> {
                vectorBase = value & ICW2_BASE;
                expecting = single ? afterIcw3() : Expecting.ICW3;
            }
            // Which chip hangs on which input is a matter of wires; see PicPair.
            case ICW3 -> expecting = afterIcw3();
            case ICW4 -> {
                autoEoi = (value & ICW4_AUTO_EOI) != 0;
                fullyNested = (value & ICW4_FULLY_NESTED) != 0;
                expecting = Expecting.MASK;
            }
        }
    }

    private Expecting afterIcw3() {
        return needsIcw4 ? Expecting.ICW4 : Expecting.MASK;
    }

    // ---------------------------------------------------------------- the trigger register

    int readElcr() {
        return elcr;
    }

    void writeElcr(int value) {
        elcr = value;
        // A level-triggered input requests for as long as its line is high, from now on.
        irr = (irr & ~elcr) | (lines & elcr);
    }

    @Override
    public String toString() {
        return String.format(
                "irr=%02x imr=%02x isr=%02x hprio=%d irq_base=%02x rr_sel=%d elcr=%02x fnm=%d",
                irr, imr, isr, first, vectorBase, readsIsr ? 1 : 0, elcr, fullyNested ? 1 : 0);
    }
}
