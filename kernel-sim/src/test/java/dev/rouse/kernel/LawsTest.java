package dev.rouse.kernel;

import dev.rouse.PollNext;
import dev.rouse.kernel.keyboard.KeyCode;
import dev.rouse.testkit.laws.ExecutorLaws;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The kernel's stream, future and executor keep the laws that all do. A key that is pressed while
 * the stream registers its reader is an interrupt at that instruction.
 */
@Timeout(60)
class LawsTest {

    private static final int A_PRESSED = 0x1E;
    private static final int A_RELEASED = 0x9E;

    /** Every script needs a machine of its own, so they are a little shorter than by default. */
    private static final int STEPS = 4;

    private static ScancodeStream typing(World world) {
        KernelBench bench = new KernelBench();
        world.event(
                        "press A",
                        () -> {
                            bench.machine.press(KeyCode.A);
                            bench.cpu.nop();
                        })
                .event(
                        "release A",
                        () -> {
                            bench.machine.release(KeyCode.A);
                            bench.cpu.nop();
                        });
        return bench.keyboard.open();
    }

    @Test
    void theStreamOfScancodesKeepsTheLaws() {
        StreamLaws.<Integer>of("scancodes", world -> typing(world).take(2))
                .giving(List.of(A_PRESSED, A_RELEASED))
                .checkingEnd()
                .steps(STEPS)
                .check();
    }

    /** Dropping it leaves the reader registered, as the stream says. */
    @Test
    void waitingForTheNextScancodeKeepsTheLaws() {
        FutureLaws.of("next scancode", world -> typing(world).next())
                .giving(PollNext.item(A_PRESSED))
                .checkingEnd()
                .withLateWakes()
                .steps(STEPS)
                .check();
    }

    @Test
    void theExecutorKeepsTheLawsOnASealedMachine() {
        ExecutorLaws.of("kernel, sealed", () -> new KernelBench().executor)
                .fairnessBound(13)
                .withoutForeignThreads()
                .check();
    }

    @Test
    void theExecutorKeepsTheLawsBesideOtherThreads() {
        ExecutorLaws.of("kernel, open", () -> new KernelBench(Machine.open()).executor)
                .fairnessBound(13)
                .check();
    }
}
