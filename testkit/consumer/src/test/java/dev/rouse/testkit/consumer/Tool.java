package dev.rouse.testkit.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line and what came of it.
 *
 * @param status what it exited with
 * @param output all that it printed
 */
record Tool(int status, String output) {

    /** Runs a tool of this JDK in a directory, where it may leave what it likes. */
    static Tool run(Path directory, String tool, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(arguments);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true);
            // Or the output would begin with what is set there, should the caller use that.
            builder.environment().keySet().removeIf(name -> name.matches(".*JAVAC?_.*OPTIONS"));
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Tool(process.waitFor(), output.replace(System.lineSeparator(), "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
