package dev.rouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.keyboard.KeyCode;
import org.junit.jupiter.api.Test;

/** The writer of the blog kernel, character for character. */
class ConsoleTest {

    private final Machine machine = Machine.sealed();
    private final Console console = new Console(machine.cpu());
    private final Screen screen = machine.screen();

    private String row(int row) {
        return screen.text().get(row);
    }

    @Test
    void writesOnTheLastRowInYellowOnBlack() {
        console.print("Hi");

        assertThat(row(24)).isEqualTo("Hi");
        assertThat(screen.attribute(24, 0)).isEqualTo(0x0E);
        assertThat(screen.attribute(24, 2)).describedAs("untouched").isEqualTo(0x07);
    }

    @Test
    void aLineFeedScrolls() {
        console.println("one");
        console.println("two");

        assertThat(row(22)).isEqualTo("one");
        assertThat(row(23)).isEqualTo("two");
        assertThat(row(24)).isEmpty();
        assertThat(screen.attribute(24, 40)).describedAs("cleared row").isEqualTo(0x0E);
    }

    @Test
    void scrollingTakesColorsAlong() {
        console.print("x");
        console.print("\n");

        assertThat(screen.attribute(23, 0)).isEqualTo(0x0E);
        assertThat(screen.attribute(23, 1)).isEqualTo(0x07);
    }

    @Test
    void theEightiethCharacterDoesNotScrollYet() {
        console.print("a".repeat(80));
        assertThat(row(24)).hasSize(80);

        console.print("b");
        assertThat(row(23)).isEqualTo("a".repeat(80));
        assertThat(row(24)).isEqualTo("b");
    }

    @Test
    void aLineFeedBehindAFullRowScrollsOnce() {
        console.print("a".repeat(80) + "\nb");

        assertThat(row(23)).isEqualTo("a".repeat(80));
        assertThat(row(24)).isEqualTo("b");
    }

    @Test
    void eachByteThatIsNotPrintableIsABlock() {
        console.print("Wörld\t\u0000~\u007F");

        assertThat(row(24)).isEqualTo("W■■rld■■~■");
    }

    @Test
    void twoHundredLinesLeaveTheLastTwentyFour() {
        for (int i = 0; i < 200; i++) {
            console.println("line " + i);
        }

        assertThat(row(0)).isEqualTo("line 176");
        assertThat(row(23)).isEqualTo("line 199");
    }

    /** S7: output that a handler interrupts would not be found where it was written. */
    @Test
    void printingIsNotInterrupted() {
        KernelBench bench = new KernelBench();
        bench.interrupts.handle(Machine.IRQ_KEYBOARD, this::interrupting);
        bench.cpu.probe(number -> bench.machine.press(KeyCode.A));

        bench.console.println("Some test string that fits on a single line");

        bench.cpu.probe(null);
        assertThat(bench.machine.screen().text().get(23))
                .isEqualTo("Some test string that fits on a single line");
    }

    private void interrupting() {
        throw new AssertionError("interrupted while printing");
    }

    @Test
    void aHandlerMayPrintToo() {
        KernelBench bench = new KernelBench();
        bench.interrupts.handle(
                Machine.IRQ_KEYBOARD,
                () -> {
                    bench.cpu.in(0x60);
                    bench.console.print(".");
                });
        bench.console.print("a");
        bench.machine.press(KeyCode.A);
        bench.cpu.nop();
        bench.console.print("b");

        assertThat(bench.lines()).containsExactly("a.b");
    }
}
