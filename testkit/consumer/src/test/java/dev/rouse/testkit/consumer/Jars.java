package dev.rouse.testkit.consumer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The finished jars, as a repository would give them to a user. */
final class Jars {

    /** What comes with one dependency on the testkit. */
    private static final List<String> TESTKIT =
            List.of(
                    "rouse-testkit-",
                    "rouse-api-",
                    "jspecify-",
                    "jqwik-",
                    "assertj-core-",
                    "byte-buddy-",
                    "junit-platform-commons-",
                    "junit-platform-engine-",
                    "opentest4j-",
                    "apiguardian-api-");

    private Jars() {}

    /** What a project that depends on the testkit, and on nothing else, is compiled with. */
    static List<Path> testkit() {
        List<Path> jars = onClassPath(TESTKIT);
        for (String name : TESTKIT) {
            if (jars.stream().noneMatch(jar -> isCalled(jar, name))) {
                throw new AssertionError("no jar of " + name + ": run mvn verify, not mvn test");
            }
        }
        return jars;
    }

    /** What its build tool adds to run its tests. */
    static Path launcher() {
        return onClassPath(List.of("junit-platform-launcher-")).get(0);
    }

    /** As the options of javac and java want it. */
    static String path(List<Path> entries, Path... more) {
        return Stream.concat(entries.stream(), Stream.of(more))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> onClassPath(List<String> names) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .filter(jar -> names.stream().anyMatch(name -> isCalled(jar, name)))
                .toList();
    }

    private static boolean isCalled(Path jar, String name) {
        return jar.getFileName().toString().startsWith(name);
    }
}
