package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.annotation.processing.Processor;

/**
 * A class of a package {@code p} with one block, which says the name of its class.
 *
 * @param directory has the output of each such class in a directory of its own
 * @param name its simple name
 */
record OneAwait(Path directory, String name) {

    String file() {
        return "p/" + name + ".java";
    }

    String source() {
        return """
        package p;
        import static dev.rouse.Async.*;
        import dev.rouse.*;
        public class %1$s {
            public static Future<String> f() {
                return async(() -> await(Futures.ready("%1$s")) + " of p");
            }
        }
        """
                .formatted(name);
    }

    Javac javac(Processor processor) throws IOException {
        return new Javac(Files.createDirectories(directory.resolve("of " + name)))
                .processor(processor);
    }

    void assertCompiles(Processor processor, String... options) throws Exception {
        Javac javac = javac(processor).option(options);
        assertThat(javac.compile(file(), source())).isTrue();
        assertThat(javac.all()).isEmpty();
        assertRuns(javac);
    }

    void assertRuns(Javac javac) throws Exception {
        Class<?> compiled = javac.classes().loadClass("p." + name);
        Future<?> future = (Future<?>) compiled.getMethod("f").invoke(null);
        assertThat(future.poll(new TestContext())).isEqualTo(Poll.ready(name + " of p"));
    }
}
