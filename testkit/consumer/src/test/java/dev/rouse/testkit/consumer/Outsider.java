package dev.rouse.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody's project with a future, its tests, and one dependency: the testkit. Built by plain
 * javac into a directory of its own.
 */
final class Outsider {

    private static final Path SOURCES = Path.of("outsider").toAbsolutePath();
    private static final String PACKAGE = "com.example.bell.";

    private final Path directory;
    private final Path classes;
    private final Path runner;
    private final boolean isModule;
    private final List<Path> sources = new ArrayList<>();

    /**
     * Compiles the project.
     *
     * @param directory an empty one
     * @param doorbell which of the two doorbells it has
     * @param isModule on which path it is
     */
    Outsider(Path directory, String doorbell, boolean isModule) throws IOException {
        this.directory = directory;
        this.classes = directory.resolve("classes");
        this.runner = runnerIn(directory.resolve("runner"));
        this.isModule = isModule;
        sources.addAll(javaFiles(SOURCES.resolve(doorbell)));
        sources.addAll(javaFiles(SOURCES.resolve("test")));
        if (isModule) {
            sources.addAll(javaFiles(SOURCES.resolve("module")));
        }
        javac();
    }

    /** Only the class, for settings of jqwik lie beside it. */
    private static Path runnerIn(Path directory) throws IOException {
        String file = TestRunner.class.getName().replace('.', '/') + ".class";
        Path copy = directory.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of("target/test-classes").resolve(file), copy);
        return directory;
    }

    private static List<Path> javaFiles(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private void javac() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-J-XX:TieredStopAtLevel=1",
                                "--release=17",
                                "-parameters", // as jqwik recommends
                                "-proc:none",
                                "-Xlint:all,-options,-classfile",
                                "-Werror",
                                "-d",
                                classes.toString(),
                                isModule ? "-p" : "-cp",
                                Jars.path(Jars.testkit())));
        sources.forEach(source -> arguments.add(source.toString()));
        assertThat(Tool.run(directory, "javac", arguments)).isEqualTo(new Tool(0, ""));
    }

    /** Adds a class to the project. */
    void add(String name, String text) throws IOException {
        sources.add(Files.writeString(directory.resolve(name + ".java"), text));
        javac();
    }

    /** Runs the tests of a class, as a build tool would. */
    Tool test(String name) {
        List<String> arguments = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-ea"));
        if (isModule) {
            arguments.addAll(
                    List.of(
                            "-p",
                            Jars.path(Jars.testkit(), Jars.launcher(), classes),
                            "--add-modules",
                            "com.example.bell,org.junit.platform.launcher,net.jqwik.engine",
                            "-cp",
                            runner.toString()));
        } else {
            arguments.addAll(
                    List.of("-cp", Jars.path(Jars.testkit(), Jars.launcher(), classes, runner)));
        }
        arguments.add(TestRunner.class.getName());
        arguments.add(PACKAGE + name);
        return Tool.run(directory, "java", arguments);
    }
}
