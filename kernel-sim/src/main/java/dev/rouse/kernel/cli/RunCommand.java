package dev.rouse.kernel.cli;

import dev.rouse.kernel.Kernel;
import dev.rouse.kernel.Machine;
import dev.rouse.kernel.cpu.CpuStopped;
import dev.rouse.kernel.host.LiveTerminal;
import dev.rouse.kernel.host.TextStrokes;
import dev.rouse.kernel.host.Typist;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The one command there is: boot, type, show. */
@Command(
        name = "kernel-sim",
        mixinStandardHelpOptions = true,
        versionProvider = ModuleVersion.class,
        description = {
            "Boots a small kernel on a simulated PC and types standard input on its keyboard.",
            "",
            "With a pipe or a file on standard input, every character becomes key presses; at the"
                    + " end of input the kernel runs until it is idle, and its screen of 25 rows is"
                    + " printed. With a terminal on both ends the screen is shown live.",
        },
        footer = {
            "",
            "Keys of the live screen: Ctrl-C or Ctrl-D ends the program, all others are the"
                    + " kernel's.",
            "",
            "Exit codes: 0 the screen was shown, 1 the machine stopped or input could not be read,"
                    + " 2 the arguments were wrong.",
        })
final class RunCommand implements Callable<Integer> {

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;

    RunCommand(InputStream in, PrintStream out, PrintStream err, boolean live) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.live = live;
    }

    @Override
    public Integer call() {
        try {
            if (live) {
                LiveTerminal.run();
            } else {
                typeAndPrint();
            }
            return ExitCode.OK;
        } catch (CpuStopped stopped) {
            err.println("kernel-sim: the machine stopped: " + stopped.getMessage());
        } catch (UncheckedIOException | IOException failure) {
            err.println("kernel-sim: " + failure.getMessage());
        }
        return ExitCode.SOFTWARE;
    }

    private void typeAndPrint() {
        Machine machine = Machine.sealed();
        Kernel kernel = Kernel.boot(machine);
        TextStrokes text =
                new TextStrokes(
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        new Typist(machine, text).type();
        try {
            kernel.runUntilIdle();
        } finally {
            // Also when the machine has stopped: its last words are on the screen.
            machine.screen().text().forEach(out::println);
            Untypeable.warn(text, err);
        }
        kernel.executor().close();
    }
}
