package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * S11: wherever in the executor's loop the keyboard interrupts, the task is polled and reads the
 * key, with no further interrupt to help.
 */
class SleepExplorationTest {

    private static final int A_PRESSED = 0x1E;

    private static Explorer explorer(Idle idle) {
        return new Explorer(
                () -> scenario(new KernelBench(idle)),
                bench -> () -> bench.machine.press(KeyCode.A));
    }

    private static Explorer.Scenario scenario(KernelBench bench) {
        bench.executor.spawn(bench.reader(bench.keyboard.open()));
        return new Explorer.Scenario(
                bench,
                bench.executor::run,
                () -> bench.machine.isKeyboardDrained() && allRead(bench.read));
    }

    private static boolean allRead(List<Integer> read) {
        return !read.isEmpty() && read.stream().allMatch(code -> code == A_PRESSED);
    }

    @Test
    void noInterruptIsSleptOnWhereverItComes() {
        Explorer explorer = explorer(Idle::cliCheckStiHlt);

        // Take the task; look, register, look again; find no other task; CLI, look, STI, HLT.
        assertThat(explorer.boundaries()).isEqualTo(9);
        assertThat(explorer.failures()).isEmpty();
    }

    @Test
    void norAreTwo() {
        Explorer twice =
                new Explorer(
                        () -> {
                            KernelBench bench = new KernelBench();
                            bench.executor.spawn(bench.reader(bench.keyboard.open()));
                            return new Explorer.Scenario(
                                    bench,
                                    bench.executor::run,
                                    () -> bench.read.equals(List.of(A_PRESSED, A_PRESSED)));
                        },
                        bench -> () -> bench.machine.press(KeyCode.A));

        assertThat(twice.failingPairs()).isEmpty();
    }

    /** The five places of the idiom, one by one and by name. */
    @Test
    void eachPlaceOfTheIdiomLeadsToAPoll() {
        for (String place :
                List.of("before cli", "after cli", "after look", "after sti", "in hlt")) {
            Marked marked = new Marked(place);
            KernelBench bench = new KernelBench(marked::sleep);
            marked.machine = bench.machine;
            bench.executor.spawn(bench.reader(bench.keyboard.open()));
            bench.executor.runUntilIdle();

            assertThat(bench.read).describedAs(place).containsExactly(A_PRESSED);
        }
    }

    /** The idiom again, with a key pressed in one place the first time. */
    private static final class Marked {
        private final String place;
        private Machine machine;
        private boolean pressed;

        Marked(String place) {
            this.place = place;
        }

        void sleep(Cpu cpu, BooleanSupplier nothingToDo) {
            // The boundaries of the idiom in order; the first lies before it.
            at("before cli", cpu);
            cpu.nop();
            at("after cli", cpu);
            cpu.cli();
            boolean nothing = nothingToDo.getAsBoolean();
            at("after look", cpu);
            cpu.nop();
            at("after sti", cpu);
            cpu.sti();
            if (nothing) {
                at("in hlt", cpu);
                cpu.hlt();
            }
        }

        private void at(String here, Cpu cpu) {
            if (place.equals(here) && !pressed) {
                pressed = true;
                cpu.clock().after(0, () -> machine.press(KeyCode.A));
            }
        }
    }

    // ---------------------------------------------------------------- what must be caught

    /** The first version of the blog: look, then halt. */
    private static void lookThenHalt(Cpu cpu, BooleanSupplier nothingToDo) {
        boolean nothing = nothingToDo.getAsBoolean();
        cpu.nop();
        if (nothing) {
            cpu.hlt();
        }
    }

    /** Almost right: but there is an instruction between STI and HLT. */
    private static void instructionBetweenStiAndHlt(Cpu cpu, BooleanSupplier nothingToDo) {
        cpu.cli();
        boolean nothing = nothingToDo.getAsBoolean();
        cpu.sti();
        cpu.nop();
        if (nothing) {
            cpu.hlt();
        }
    }

    /** Interrupts are disabled, but too late. */
    private static void lookThenDisable(Cpu cpu, BooleanSupplier nothingToDo) {
        boolean nothing = nothingToDo.getAsBoolean();
        cpu.nop();
        cpu.cli();
        cpu.sti();
        if (nothing) {
            cpu.hlt();
        }
    }

    @Test
    void lookingAndThenHaltingLosesAWakeAtExactlyOneBoundary() {
        assertThat(explorer(SleepExplorationTest::lookThenHalt).failures()).hasSize(1);
    }

    @Test
    void anInstructionBetweenStiAndHltLosesAWake() {
        assertThat(explorer(SleepExplorationTest::instructionBetweenStiAndHlt).failures())
                .isNotEmpty();
    }

    @Test
    void lookingBeforeCliLosesAWake() {
        assertThat(explorer(SleepExplorationTest::lookThenDisable).failures()).hasSize(1);
    }
}
