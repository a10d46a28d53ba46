package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Classes of a package {@code p} with a block each, and what their compilation has to leave. */
final class OneBlockEach {

    private OneBlockEach() {}

    /** A class whose block begins in line 6; so much is put into it. */
    static String source(String name, String inBlock) {
        return """
        package p;
        import static dev.rouse.Async.*;
        import dev.rouse.*;
        public class %s {
            public static Future<Long> f() {
                return async(() -> {
                    long sum = await(Futures.ready(1L));
                    %s
                    return sum;
                });
            }
        }
        """
                .formatted(name, inBlock);
    }

    /** Short ones, by the names of their files. */
    static Map<String, String> sources(String... names) {
        Map<String, String> sources = new HashMap<>();
        for (String name : names) {
            sources.put("p/" + name + ".java", source(name, ""));
        }
        return sources;
    }

    /** The class files of short ones, sorted. */
    static List<String> filesOf(String... names) {
        Set<String> files = new TreeSet<>();
        for (String name : names) {
            files.add("p/" + name + ".class");
            files.add("p/" + name + "$$Async$f$0.class");
        }
        return List.copyOf(files);
    }

    /** Whatever is on disk is what the transform makes of what javac alone writes. */
    static void assertComplete(Path output, String... names) {
        for (String name : names) {
            byte[] plain =
                    SampleClasses.of(name + ".java", source(name, ""), "--release", "17")
                            .bytes()
                            .get("p." + name);
            AsyncTransformer.transform(plain)
                    .forEach(
                            (file, bytes) ->
                                    assertThat(read(output.resolve(file + ".class")))
                                            .isEqualTo(bytes));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
