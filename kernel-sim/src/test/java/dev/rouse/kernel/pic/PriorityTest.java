package dev.rouse.kernel.pic;

import static dev.rouse.kernel.pic.PicBench.MASTER_BASE;
import static dev.rouse.kernel.pic.PicBench.NONE;
import static dev.rouse.kernel.pic.PicPair.MASTER_COMMAND;
import static dev.rouse.kernel.pic.PicPair.MASTER_DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which request gets through: priorities, masks, ends of interrupt, rotation. */
class PriorityTest {

    private final PicBench bench = new PicBench();

    @Test
    void aRequestGivesTheVectorOfItsLine() {
        bench.raise(1);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 1);
        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(0b10);
        assertThat(bench.irr(MASTER_COMMAND)).isZero();
    }

    @Test
    void theLowerLineWins() {
        bench.raise(6, 3, 4);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 3);
    }

    @Test
    void aLineInServiceBlocksItselfAndLowerOnes() {
        bench.raise(3);
        bench.vector();

        bench.pulse(3);
        bench.raise(4);

        assertThat(bench.vector()).isEqualTo(NONE);
    }

    /** S14: a handler that enables interrupts is interrupted by higher lines only. */
    @Test
    void aLineInServiceLetsHigherOnesThrough() {
        bench.raise(3);
        bench.vector();

        bench.raise(0);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE);
        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(0b1001);
    }

    /** S3: without an end of interrupt there is exactly one interrupt, ever. */
    @Test
    void withoutEndOfInterruptThereIsNoSecondOne() {
        bench.raise(0);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE);

        for (int i = 0; i < 10; i++) {
            bench.pulse(0);
            assertThat(bench.vector()).isEqualTo(NONE);
        }
    }

    @Test
    void nonSpecificEndEndsTheHighestInService() {
        bench.raise(3);
        bench.vector();
        bench.raise(1);
        bench.vector();

        bench.endMaster();
        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(0b1000);
        bench.endMaster();
        assertThat(bench.isr(MASTER_COMMAND)).isZero();
        bench.endMaster();
        assertThat(bench.isr(MASTER_COMMAND)).isZero();
    }

    @Test
    void specificEndEndsTheOneItNames() {
        bench.raise(3);
        bench.vector();
        bench.raise(1);
        bench.vector();

        bench.write(MASTER_COMMAND, 0x60 | 3);

        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(0b10);
    }

    @Test
    void aMaskedRequestWaits() {
        bench.write(MASTER_DATA, 0b10);
        bench.raise(1);
        assertThat(bench.vector()).isEqualTo(NONE);
        assertThat(bench.irr(MASTER_COMMAND)).isEqualTo(0b10);

        bench.write(MASTER_DATA, 0);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 1);
    }

    @Test
    void theMaskCanBeReadBack() {
        bench.write(MASTER_DATA, 0xB8);

        assertThat(bench.read(MASTER_DATA)).isEqualTo(0xB8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void settingThePriorityMakesALineLowestAndTheNextHighest(int lowest) {
        bench.write(MASTER_COMMAND, 0xC0 | lowest);
        bench.raise(0, 1, 3, 4, 5, 6, 7);

        int next = (lowest + 1) % 8 == 2 ? 3 : (lowest + 1) % 8;

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + next);
    }

    @Test
    void rotatingOnEndMakesTheEndedLineLowest() {
        bench.raise(3, 4);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 3);

        bench.write(MASTER_COMMAND, 0xA0);
        bench.pulse(3);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 4);
        bench.write(MASTER_COMMAND, 0xA0);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 3);
    }

    @Test
    void rotatingOnSpecificEndNamesTheLine() {
        bench.raise(5);
        bench.vector();

        bench.write(MASTER_COMMAND, 0xE0 | 5);

        assertThat(bench.isr(MASTER_COMMAND)).isZero();
        bench.raise(0, 6);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 6);
    }

    @Test
    void noOperationChangesNothing() {
        bench.raise(3);
        bench.vector();

        bench.write(MASTER_COMMAND, 0x40);

        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(0b1000);
    }

    @Test
    void automaticEndLeavesNothingInService() {
        bench.initialize(0x03, 0x01);
        bench.raise(1);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 1);

        assertThat(bench.isr(MASTER_COMMAND)).isZero();
        bench.pulse(1);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 1);
    }

    @Test
    void automaticEndCanRotate() {
        bench.initialize(0x03, 0x01);
        bench.write(MASTER_COMMAND, 0x80);
        bench.raise(1, 3);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 1);

        bench.pulse(1);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 3);

        bench.write(MASTER_COMMAND, 0x00);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 1);
        bench.raise(4);
        bench.pulse(1);
        assertThat(bench.vector()).describedAs("rotation is off").isEqualTo(MASTER_BASE + 4);
    }

    @Test
    void specialMaskLetsLowerLinesThroughAMaskedOneInService() {
        bench.raise(3);
        bench.vector();
        bench.raise(4);
        assertThat(bench.vector()).isEqualTo(NONE);

        bench.write(MASTER_DATA, 1 << 3);
        bench.write(MASTER_COMMAND, 0x68);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 4);

        bench.write(MASTER_COMMAND, 0x48);
        bench.raise(5);
        assertThat(bench.vector()).describedAs("special mask is off").isEqualTo(NONE);
    }

    @Test
    void inSpecialMaskModeANonSpecificEndDoesNotSeeMaskedLines() {
        bench.raise(3);
        bench.vector();
        bench.write(MASTER_DATA, 1 << 3);
        bench.write(MASTER_COMMAND, 0x68);

        bench.endMaster();
        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(1 << 3);

        bench.write(MASTER_COMMAND, 0x60 | 3);
        assertThat(bench.isr(MASTER_COMMAND)).isZero();
    }

    @Test
    void aPollIsAnAcknowledge() {
        bench.raise(4);
        bench.write(MASTER_COMMAND, 0x0C);

        assertThat(bench.read(MASTER_COMMAND)).isEqualTo(0x84);

        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(1 << 4);
        assertThat(bench.vector()).isEqualTo(NONE);
    }

    @Test
    void aPollWorksAtEitherAddressAndOnlyOnce() {
        bench.raise(4);
        bench.write(MASTER_COMMAND, 0x0C);

        assertThat(bench.read(MASTER_DATA)).isEqualTo(0x84);
        assertThat(bench.read(MASTER_DATA)).describedAs("the mask again").isZero();
    }

    @Test
    void aPollOfNothingGivesZero() {
        bench.write(MASTER_COMMAND, 0x0C);

        assertThat(bench.read(MASTER_COMMAND)).isZero();
    }

    @Test
    void theChoiceOfRegisterSticksUntilChanged() {
        bench.raise(1);
        bench.vector();
        bench.raise(3);
        bench.write(MASTER_COMMAND, 0x0B);

        assertThat(bench.read(MASTER_COMMAND)).isEqualTo(0b0010);
        assertThat(bench.read(MASTER_COMMAND)).isEqualTo(0b0010);
        bench.write(MASTER_COMMAND, 0x08);
        assertThat(bench.read(MASTER_COMMAND)).isEqualTo(0b0010);
        bench.write(MASTER_COMMAND, 0x0A);
        assertThat(bench.read(MASTER_COMMAND)).isEqualTo(0b1000);
    }

    @Test
    void initializingForgetsEverything() {
        bench.raise(3);
        bench.vector();
        bench.write(MASTER_DATA, 0xFF);
        bench.write(MASTER_COMMAND, 0xC0 | 4);
        bench.write(MASTER_COMMAND, 0x0B);
        bench.raise(5);

        bench.initialize(0x01, 0x01);

        assertThat(bench.read(MASTER_DATA)).describedAs("mask").isZero();
        assertThat(bench.read(MASTER_COMMAND)).describedAs("requests").isZero();
        assertThat(bench.isr(MASTER_COMMAND)).describedAs("in service").isZero();
        bench.pulse(5);
        bench.raise(0);
        assertThat(bench.vector()).describedAs("priority").isEqualTo(MASTER_BASE);
    }

    @Test
    void theVectorBaseIgnoresItsLowBits() {
        bench.write(MASTER_COMMAND, 0x11);
        bench.write(MASTER_DATA, 0x47);
        bench.write(MASTER_DATA, 0x04);
        bench.write(MASTER_DATA, 0x01);
        bench.raise(1);

        assertThat(bench.vector()).isEqualTo(0x41);
    }

    @Test
    void aSingleChipWithoutIcw4TakesTwoWordsOnly() {
        bench.write(MASTER_COMMAND, 0x12);
        bench.write(MASTER_DATA, 0x40);
        bench.write(MASTER_DATA, 0xF0);

        assertThat(bench.read(MASTER_DATA)).describedAs("the third was the mask").isEqualTo(0xF0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 16})
    void noDeviceHangsOnTheCascade(int irq) {
        assertThatThrownBy(() -> bench.raise(irq)).isInstanceOf(IllegalArgumentException.class);
    }
}
