package dev.rouse.transform.consumer;

import dev.rouse.Future;
import dev.rouse.transform.AsyncProcessor;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The finished jars, as a repository would give them to a user. */
final class Jars {

    /** The contract; the only thing that users compile against. */
    static final Path API = of(Future.class);

    /** What goes on the processor path, with ASM inside. */
    static final Path TRANSFORM = of(AsyncProcessor.class);

    private Jars() {}

    /** What a user's program needs when it runs. */
    static List<Path> runtime() {
        return onClassPath("rouse-api", "rouse-executor-single", "agrona", "jctools");
    }

    static Path jspecify() {
        return onClassPath("jspecify").get(0);
    }

    /** As the options of javac and java want it. */
    static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> onClassPath(String... prefixes) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(
                        path ->
                                Arrays.stream(prefixes)
                                        .anyMatch(path.getFileName().toString()::startsWith))
                .toList();
    }

    private static Path of(Class<?> type) {
        try {
            Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                throw new AssertionError(jar + " is no jar: run mvn verify, not mvn test");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
