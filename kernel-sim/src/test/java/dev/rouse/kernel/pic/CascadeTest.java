package dev.rouse.kernel.pic;

import static dev.rouse.kernel.pic.PicBench.MASTER_BASE;
import static dev.rouse.kernel.pic.PicBench.NONE;
import static dev.rouse.kernel.pic.PicBench.SLAVE_BASE;
import static dev.rouse.kernel.pic.PicPair.MASTER_COMMAND;
import static dev.rouse.kernel.pic.PicPair.MASTER_DATA;
import static dev.rouse.kernel.pic.PicPair.SLAVE_COMMAND;
import static dev.rouse.kernel.pic.PicPair.SLAVE_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The second chip behind the first, and requests that go away. */
class CascadeTest {

    private final PicBench bench = new PicBench();

    @Test
    void aRequestOfTheSecondChipIsInServiceInBoth() {
        bench.raise(12);

        assertThat(bench.vector()).isEqualTo(SLAVE_BASE + 4);
        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(1 << 2);
        assertThat(bench.isr(SLAVE_COMMAND)).isEqualTo(1 << 4);
    }

    @Test
    void theSecondChipStandsBetweenLines1And3() {
        bench.raise(3, 14, 1);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 1);
        bench.endMaster();
        assertThat(bench.vector()).isEqualTo(SLAVE_BASE + 6);
        bench.endSlave();
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 3);
    }

    @Test
    void forgettingToEndTheFirstChipBlocksTheSecondForEver() {
        bench.raise(12);
        bench.vector();

        bench.write(SLAVE_COMMAND, 0x20);
        bench.raise(8);

        assertThat(bench.vector()).isEqualTo(NONE);
        bench.endMaster();
        assertThat(bench.vector()).isEqualTo(SLAVE_BASE);
    }

    @Test
    void whatElseTheSecondChipHasIsANewEdge() {
        bench.raise(8, 12);
        assertThat(bench.vector()).isEqualTo(SLAVE_BASE);

        bench.endSlave();

        assertThat(bench.vector()).isEqualTo(SLAVE_BASE + 4);
        bench.endSlave();
        assertThat(bench.vector()).isEqualTo(NONE);
    }

    @Test
    void withinTheSecondChipHigherLinesWaitForTheFirstOne() {
        bench.raise(12);
        bench.vector();

        bench.raise(8);

        assertThat(bench.vector()).isEqualTo(NONE);
    }

    @Test
    void inSpecialFullyNestedModeTheyDoNot() {
        bench.initialize(0x11, 0x01);
        bench.raise(12);
        bench.vector();

        bench.raise(8);

        assertThat(bench.vector()).isEqualTo(SLAVE_BASE);
        bench.raise(13);
        assertThat(bench.vector()).describedAs("a lower one").isEqualTo(NONE);
    }

    @Test
    void maskingTheCascadeMasksTheSecondChip() {
        bench.write(MASTER_DATA, 1 << 2);
        bench.raise(9);

        assertThat(bench.vector()).isEqualTo(NONE);
    }

    @Test
    void pollingBothChipsFindsTheLine() {
        bench.raise(12);
        bench.write(MASTER_COMMAND, 0x0C);
        assertThat(bench.read(MASTER_COMMAND)).isEqualTo(0x82);
        bench.write(SLAVE_COMMAND, 0x0C);
        assertThat(bench.read(SLAVE_COMMAND)).isEqualTo(0x84);

        bench.endSlave();
        assertThat(bench.vector()).isEqualTo(NONE);
    }

    // ---------------------------------------------------------------- requests that go away

    @Test
    void anEdgeThatFallsBeforeTheAcknowledgeIsSpurious() {
        bench.raise(3);
        bench.lower(3);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 7);
        assertThat(bench.isr(MASTER_COMMAND)).describedAs("no end is needed").isZero();
        assertThat(bench.vector()).isEqualTo(NONE);
    }

    @Test
    void aChipThatLatchesDeliversItAllTheSame() {
        PicBench latching = new PicBench(EdgeRequest.LATCHED);
        latching.raise(3);
        latching.lower(3);

        assertThat(latching.vector()).isEqualTo(MASTER_BASE + 3);
    }

    @Test
    void aSpuriousRequestOfTheSecondChipIsInServiceInTheFirst() {
        bench.raise(12);
        bench.lower(12);

        assertThat(bench.vector()).isEqualTo(SLAVE_BASE + 7);
        assertThat(bench.isr(SLAVE_COMMAND)).isZero();
        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(1 << 2);
        bench.endMaster();
        bench.raise(14);
        assertThat(bench.vector()).isEqualTo(SLAVE_BASE + 6);
    }

    @Test
    void maskingTheSecondChipAfterTheFirstHasLatchedIsSpurious() {
        PicBench latching = new PicBench(EdgeRequest.LATCHED);
        latching.raise(12);
        latching.write(SLAVE_DATA, 0xFF);

        assertThat(latching.vector()).isEqualTo(SLAVE_BASE + 7);
        assertThat(latching.isr(MASTER_COMMAND)).isEqualTo(1 << 2);
    }

    @Test
    void acknowledgingWithoutARequestIsSpurious() {
        assertThat(bench.pics.acknowledge()).isEqualTo(MASTER_BASE + 7);
    }

    @Test
    void aRealLine7IsInService() {
        bench.raise(7);

        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 7);
        assertThat(bench.isr(MASTER_COMMAND)).isEqualTo(1 << 7);
    }

    // ---------------------------------------------------------------- levels and edges

    @Test
    void anEdgeIsOneRequestHoweverLongTheLineIsHigh() {
        bench.raise(3);
        bench.vector();
        bench.endMaster();

        bench.raise(3);

        assertThat(bench.vector()).isEqualTo(NONE);
        bench.pulse(3);
        assertThat(bench.vector()).isEqualTo(MASTER_BASE + 3);
    }

    @Test
    void aLevelRequestsForAsLongAsTheLineIsHigh() {
        bench.write(PicPair.SLAVE_TRIGGER, 1 << 3);
        bench.raise(11);
        assertThat(bench.vector()).isEqualTo(SLAVE_BASE + 3);
        bench.endSlave();

        assertThat(bench.vector()).isEqualTo(SLAVE_BASE + 3);
        bench.lower(11);
        bench.endSlave();
        assertThat(bench.vector()).isEqualTo(NONE);
    }

    @Test
    void aLevelThatFallsTakesItsRequestBack() {
        bench.write(PicPair.MASTER_TRIGGER, 1 << 5);
        bench.raise(5);
        bench.lower(5);

        assertThat(bench.vector()).isEqualTo(NONE);
    }

    @Test
    void theTriggerRegistersProtectLinesThatAreEdgesByWiring() {
        bench.write(PicPair.MASTER_TRIGGER, 0xFF);
        bench.write(PicPair.SLAVE_TRIGGER, 0xFF);

        assertThat(bench.read(PicPair.MASTER_TRIGGER)).isEqualTo(0xF8);
        assertThat(bench.read(PicPair.SLAVE_TRIGGER)).isEqualTo(0xDE);
    }

    @Test
    void initializingDropsEdgesAndKeepsLevels() {
        bench.write(PicPair.MASTER_TRIGGER, 1 << 5);
        bench.raise(3, 5);

        bench.initialize(0x01, 0x01);

        assertThat(bench.irr(MASTER_COMMAND)).isEqualTo(1 << 5);
    }

    @Test
    void aChipCanBeToldToTakeAllLinesAsLevels() {
        bench.write(MASTER_COMMAND, 0x19);
        bench.write(MASTER_DATA, MASTER_BASE);
        bench.write(MASTER_DATA, 0x04);
        bench.write(MASTER_DATA, 0x01);
        bench.raise(3);
        bench.lower(3);

        assertThat(bench.vector()).isEqualTo(NONE);
    }

    @Test
    void aDumpNamesTheRegisters() {
        bench.raise(1);
        bench.vector();

        assertThat(bench.pics)
                .hasToString(
                        "pic0: irr=00 imr=00 isr=02 hprio=0 irq_base=20 rr_sel=0 elcr=00 fnm=0\n"
                                + "pic1: irr=00 imr=00 isr=00 hprio=0 irq_base=28 rr_sel=0 elcr=00"
                                + " fnm=0");
    }
}
