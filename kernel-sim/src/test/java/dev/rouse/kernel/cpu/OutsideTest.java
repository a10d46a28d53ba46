package dev.rouse.kernel.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** What the processor does about the world outside, and how it is stopped. */
class OutsideTest {

    private static final int KEYBOARD = 33;

    /** A world that has acted as often as a test says. */
    private static final class World implements Outside {
        final Deque<Runnable> acts = new ArrayDeque<>();
        int looks;

        @Override
        public void look() {
            looks++;
        }

        @Override
        public boolean await() {
            Runnable act = acts.poll();
            if (act == null) {
                return false;
            }
            act.run();
            return true;
        }
    }

    private final World world = new World();
    private final Bench bench = new Bench(world);
    private final Cpu cpu = bench.cpu;

    @Test
    void theWorldIsLookedAtOnceABoundary() {
        int before = world.looks;

        cpu.nop();
        cpu.cli();

        assertThat(world.looks).isEqualTo(before + 2);
    }

    @Test
    void hltWaitsForTheWorldUntilItInterrupts() {
        bench.handle(KEYBOARD);
        world.acts.add(() -> bench.note("nothing of interest"));
        world.acts.add(() -> bench.request(KEYBOARD));
        cpu.sti();

        cpu.hlt();

        assertThat(bench.trace).containsExactly("nothing of interest", "handler 33");
    }

    @Test
    void devicesComeBeforeTheWorld() {
        bench.handle(KEYBOARD);
        bench.requestAfter(100, KEYBOARD);
        world.acts.add(() -> bench.note("world"));
        cpu.sti();

        cpu.hlt();

        assertThat(bench.trace).containsExactly("handler 33");
    }

    @Test
    void hltIsForeverWhenTheWorldEnds() {
        cpu.sti();

        assertThatThrownBy(cpu::hlt).isInstanceOf(HaltedForever.class);
    }

    @Test
    void hltCanBeToldNotToWait() {
        world.acts.add(() -> bench.request(KEYBOARD));
        cpu.waitsForOutside(false);
        cpu.sti();

        assertThatThrownBy(cpu::hlt).isInstanceOf(HaltedForever.class);
        assertThat(world.acts).hasSize(1);
    }

    @Test
    void aProcessorStoppedDuringHltDoesNotWaitOn() {
        world.acts.add(() -> cpu.stop(new PoweredOff()));
        cpu.sti();

        assertThatThrownBy(cpu::hlt).isInstanceOf(PoweredOff.class).hasMessage("powered off");
    }

    @Test
    void aStoppedProcessorExecutesNothing() {
        bench.handle(KEYBOARD);
        cpu.sti();
        cpu.nop();
        cpu.stop(new CpuReset("test"));
        bench.request(KEYBOARD);

        assertThatThrownBy(cpu::nop).isInstanceOf(CpuReset.class).hasMessage("reset: test");
        assertThat(bench.trace).isEmpty();
    }

    @Test
    void theProbeSeesEveryBoundaryInOrder() {
        long first = cpu.boundaries() + 1;
        StringBuilder seen = new StringBuilder();
        cpu.probe(number -> seen.append(number - first));

        cpu.nop();
        cpu.nop();
        cpu.sti();
        cpu.probe(null);
        cpu.nop();

        assertThat(seen).hasToString("012");
    }
}
