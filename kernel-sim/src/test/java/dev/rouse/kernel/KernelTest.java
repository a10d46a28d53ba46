package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Futures;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole kernel: boot, greet, count, print keys. */
class KernelTest {

    private final Machine machine = Machine.sealed();
    private final Kernel kernel = Kernel.boot(machine);

    private List<String> lines() {
        return machine.screen().text().stream().filter(line -> !line.isEmpty()).toList();
    }

    private void type(KeyCode... keys) {
        // The stream is opened by the first poll of its reader; before that keys are dropped.
        kernel.runUntilIdle();
        for (KeyCode key : keys) {
            machine.press(key);
            kernel.runUntilIdle();
            machine.release(key);
            kernel.runUntilIdle();
        }
    }

    @Test
    void greetsWhenBooted() {
        assertThat(lines()).containsExactly("Hello World!");
    }

    @Test
    void theExampleTaskPrintsItsNumber() {
        kernel.runUntilIdle();

        assertThat(lines()).containsExactly("Hello World!", "async number: 42");
    }

    @Test
    void printsWhatIsTyped() {
        type(KeyCode.H, KeyCode.I);

        assertThat(lines()).endsWith("hi");
    }

    @Test
    void shiftIsSeenInTheCharacterAndNotPrinted() {
        kernel.runUntilIdle();
        machine.press(KeyCode.L_SHIFT);
        type(KeyCode.H);
        machine.release(KeyCode.L_SHIFT);
        type(KeyCode.I, KeyCode.CAPS_LOCK, KeyCode.I);

        assertThat(lines()).endsWith("HiI");
    }

    @Test
    void otherKeysArePrintedByName() {
        type(KeyCode.ARROW_UP, KeyCode.F5, KeyCode.HOME);

        assertThat(lines()).endsWith("ArrowUpF5Home");
    }

    @Test
    void pauseAndPrintScreenAreOneKeyEach() {
        type(KeyCode.PAUSE_BREAK, KeyCode.PRINT_SCREEN);

        assertThat(lines()).endsWith("PauseBreakPrintScreen");
    }

    @Test
    void keysWithControlCharactersPrintBlocksExceptReturn() {
        type(KeyCode.TAB, KeyCode.BACKSPACE, KeyCode.ESCAPE, KeyCode.DELETE, KeyCode.RETURN);
        type(KeyCode.X);

        assertThat(lines()).endsWith("■■■■", "x");
    }

    @Test
    void aKeyTheDecoderDoesNotKnowPrintsNothing() {
        type(KeyCode.OEM_12, KeyCode.X);

        assertThat(lines()).endsWith("x");
    }

    @Test
    void aKeyPressedBeforeBootDoesNotSilenceTheKeyboard() {
        Machine early = Machine.sealed();
        early.press(KeyCode.A);
        early.release(KeyCode.A);
        Kernel late = Kernel.boot(early);
        late.runUntilIdle();

        early.press(KeyCode.B);
        late.runUntilIdle();

        assertThat(early.screen().text()).contains("WARNING: scancode queue uninitialized");
        assertThat(early.screen().text().get(24)).isEqualTo("b");
    }

    /** From power-on to idle, tried at every 29th of the boundaries. */
    @Test
    void aKeyAtAnyTimeIsPrintedOrComplainedAboutAndTheNextIsPrinted() {
        Machine undisturbed = Machine.sealed();
        Kernel.boot(undisturbed).runUntilIdle();
        long boundaries = undisturbed.cpu().boundaries();

        for (long at = 1; at <= boundaries; at += 29) {
            long chosen = at;
            Machine disturbed = Machine.sealed();
            disturbed
                    .cpu()
                    .probe(
                            number -> {
                                if (number == chosen) {
                                    disturbed.press(KeyCode.A);
                                }
                            });
            Kernel booted = Kernel.boot(disturbed);
            booted.runUntilIdle();
            disturbed.press(KeyCode.B);
            booted.runUntilIdle();

            List<String> text = disturbed.screen().text();
            assertThat(text.get(24)).describedAs("boundary %d", at).matches("a?b");
            assertThat(text.get(24).startsWith("a") || text.toString().contains("uninitialized"))
                    .describedAs("boundary %d", at)
                    .isTrue();
        }
        assertThat(boundaries).isGreaterThan(5_000);
    }

    @Test
    void theTimerOfTheFirmwareIsStopped() {
        kernel.runUntilIdle();

        assertThat(machine.clock().hasEvents()).isFalse();
    }

    @Test
    void theSameKeysGiveTheSameRun() {
        type(KeyCode.A, KeyCode.B, KeyCode.RETURN);
        Machine again = Machine.sealed();
        Kernel other = Kernel.boot(again);
        other.runUntilIdle();
        for (KeyCode key : List.of(KeyCode.A, KeyCode.B, KeyCode.RETURN)) {
            again.press(key);
            other.runUntilIdle();
            again.release(key);
            other.runUntilIdle();
        }

        assertThat(again.cpu().boundaries()).isEqualTo(machine.cpu().boundaries());
        assertThat(again.clock().nowNanos()).isEqualTo(machine.clock().nowNanos());
        assertThat(again.screen().text()).isEqualTo(machine.screen().text());
    }

    @Test
    void moreTasksMayBeSpawned() throws Exception {
        kernel.executor()
                .blockOn(
                        Futures.lazy(
                                () -> {
                                    kernel.console().print("mine");
                                    return 0;
                                }));

        assertThat(String.join(" ", lines())).contains("mine");
    }

    @Test
    void closingDropsTheTaskThatReadsKeys() {
        kernel.runUntilIdle();
        kernel.executor().close();

        machine.press(KeyCode.A);
        machine.cpu().nop();

        assertThat(lines()).endsWith("async number: 42");
    }
}
