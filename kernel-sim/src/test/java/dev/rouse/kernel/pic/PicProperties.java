package dev.rouse.kernel.pic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class PicProperties {

    /** The order in which lines 0 to 15 are served: the second chip stands in for line 2. */
    private static final List<Integer> ORDER =
            List.of(0, 1, 8, 9, 10, 11, 12, 13, 14, 15, 3, 4, 5, 6, 7);

    /** Requests that are all there at once are served by priority, each exactly once. */
    @Property
    void simultaneousRequestsAreServedInTheOrderOfTheirPriority(
            @ForAll @UniqueElements @Size(max = 15)
                    List<@IntRange(min = 0, max = 14) Integer> which) {
        PicBench bench = new PicBench();
        List<Integer> raised = which.stream().map(ORDER::get).toList();
        raised.forEach(bench::raise);

        List<Integer> served = new ArrayList<>();
        for (int vector; (vector = bench.vector()) != PicBench.NONE; ) {
            served.add(vector - PicBench.MASTER_BASE);
            if (vector >= PicBench.SLAVE_BASE) {
                bench.endSlave();
            } else {
                bench.endMaster();
            }
        }

        assertThat(served).isEqualTo(ORDER.stream().filter(raised::contains).toList());
    }

    /** Whatever is written to the ports, the chips neither break nor serve a masked line. */
    @Property
    void noSequenceOfWritesLetsAMaskedLineThrough(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 0x3FF) Integer> writes,
            @ForAll @IntRange(min = 0, max = 7) int line) {
        PicBench bench = new PicBench();
        int irq = line == 2 ? 3 : line;
        for (int write : writes) {
            bench.write(
                    write >> 8 < 2 ? 0x20 + (write >> 8) : 0xA0 + (write >> 8) - 2, write & 0xFF);
            bench.pulse(irq);
            bench.vector();
        }
        bench.initialize(0x01, 0x01);
        bench.write(PicPair.MASTER_DATA, 1 << irq);
        bench.pulse(irq);

        assertThat(bench.vector()).isEqualTo(PicBench.NONE);
    }
}
