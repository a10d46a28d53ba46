package dev.rouse.transform.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command line and what came of it.
 *
 * @param status what it exited with
 * @param output all that it printed
 */
record Tool(int status, String output) {

    /**
     * Runs the javac of this JDK. In a process of its own: inside this one it would find the
     * services of the jars that are tested.
     */
    static Tool javac(Object... arguments) {
        return run("javac", "-J-XX:TieredStopAtLevel=1", arguments);
    }

    /** Runs a program, with every class verified. */
    static Tool java(Object... arguments) {
        return run("java", "-XX:TieredStopAtLevel=1", "-Xverify:all", arguments);
    }

    private static Tool run(String tool, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        addStrings(command, arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            // Or the output would begin with what is set there, should the caller use that.
            builder.environment().keySet().removeIf(name -> name.matches(".*JAVAC?_.*OPTIONS"));
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Tool(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The sources below a directory, in a fixed order. */
    static List<Path> sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes lists and arrays apart, so that a call reads as a command line does. */
    private static void addStrings(List<String> command, Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof List<?> several) {
                addStrings(command, several.toArray());
            } else if (argument instanceof Object[] several) {
                addStrings(command, several);
            } else {
                command.add(argument.toString());
            }
        }
    }

    List<String> lines() {
        return output.lines().toList();
    }
}
