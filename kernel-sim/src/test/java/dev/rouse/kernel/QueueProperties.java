package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.keyboard.KeyCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QueueProperties {

    private static final int POP = -1;

    /** The ring behaves as a queue that refuses the hundred and first byte. */
    @Property
    void theScancodeQueueIsABoundedQueue(
            @ForAll @Size(max = 400) List<@IntRange(min = -1, max = 255) Integer> steps) {
        ScancodeQueue queue = new ScancodeQueue(Machine.sealed().cpu());
        Deque<Integer> model = new ArrayDeque<>();
        for (int step : steps) {
            if (step == POP) {
                Integer expected = model.poll();
                assertThat(queue.pop())
                        .isEqualTo(expected == null ? ScancodeQueue.EMPTY : expected);
            } else {
                boolean fits = model.size() < ScancodeQueue.CAPACITY;
                assertThat(queue.push(step)).isEqualTo(fits);
                if (fits) {
                    model.add(step);
                }
            }
            assertThat(queue.isEmpty()).isEqualTo(model.isEmpty());
        }
    }

    /**
     * Keys pressed at any times, even while the kernel works, are read in order and none is lost.
     */
    @Property(tries = 200)
    void keysAtAnyTimesAreReadInOrder(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 40) Integer> gaps) {
        KernelBench bench = new KernelBench();
        bench.executor.spawn(bench.reader(bench.keyboard.open()));
        List<Integer> expected = new ArrayList<>();
        long atNanos = bench.machine.clock().nowNanos();
        for (int i = 0; i < gaps.size(); i++) {
            boolean press = i % 2 == 0;
            // As little as ten nanoseconds, one instruction, between two of them.
            atNanos += 10L * gaps.get(i);
            bench.machine
                    .clock()
                    .at(
                            atNanos,
                            () -> {
                                if (press) {
                                    bench.machine.press(KeyCode.A);
                                } else {
                                    bench.machine.release(KeyCode.A);
                                }
                            });
            expected.add(press ? 0x1E : 0x9E);
        }

        bench.executor.runUntilIdle();

        // The keyboard itself may have overrun: then a prefix is there, in order.
        assertThat(bench.read).isEqualTo(expected.subList(0, bench.read.size()));
        if (gaps.size() <= 10) {
            assertThat(bench.read).isEqualTo(expected);
        }
    }
}
