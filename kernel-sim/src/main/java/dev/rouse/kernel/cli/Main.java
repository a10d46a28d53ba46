package dev.rouse.kernel.cli;

import dev.rouse.kernel.host.LiveTerminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {

    private Main() {}

    /** Runs the program and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int exitCode = run(arguments, System.in, out, err, LiveTerminal.isPresent());
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        // The screen has characters that the platform's encoding may lack.
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Runs the program with other streams than the JVM's and gives the exit code. */
    static int run(
            String[] arguments, InputStream in, PrintStream out, PrintStream err, boolean live) {
        CommandLine commandLine = new CommandLine(new RunCommand(in, out, err, live));
        commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commandLine.setParameterExceptionHandler(
                (failure, unused) -> {
                    err.println(
                            "kernel-sim: "
                                    + firstLine(String.valueOf(failure.getMessage()))
                                    + " (see --help)");
                    return CommandLine.ExitCode.USAGE;
                });
        return commandLine.execute(arguments);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("bad arguments");
    }
}
