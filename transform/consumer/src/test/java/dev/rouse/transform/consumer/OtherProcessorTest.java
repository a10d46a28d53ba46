package dev.rouse.transform.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another processor beside ours: both do their work, also on what the other one makes. */
class OtherProcessorTest {

    private static final String PROCESSOR =
            """
            package other;
            import java.io.Writer;
            import java.util.Set;
            import javax.annotation.processing.*;
            import javax.lang.model.SourceVersion;
            import javax.lang.model.element.TypeElement;
            @SupportedAnnotationTypes("*")
            public class Maker extends AbstractProcessor {
                private boolean made;
                @Override public SourceVersion getSupportedSourceVersion() {
                    return SourceVersion.latest();
                }
                @Override public boolean process(Set<? extends TypeElement> all, RoundEnvironment round) {
                    if (!made) {
                        made = true;
                        try (Writer out = processingEnv.getFiler().createSourceFile("p.Made").openWriter()) {
                            out.write("package p; class Made {"
                                + " static dev.rouse.Future<Integer> twice(dev.rouse.Future<Integer> f) {"
                                + " return dev.rouse.Async.async(() -> 2 * dev.rouse.Async.await(f)); } }");
                        } catch (java.io.IOException e) {
                            throw new RuntimeException(e);
                        }
                    }
                    return false;
                }
            }
            """;

    private static final String USER =
            """
            package p;
            import static dev.rouse.Async.*;
            import dev.rouse.*;
            class User {
                public static void main(String[] arguments) throws Exception {
                    Future<Integer> five = async(() -> 1 + await(Made.twice(Futures.ready(2))));
                    try (Executor executor = Executor.create()) {
                        System.out.println(executor.blockOn(five));
                    }
                }
            }
            """;

    @TempDir Path directory;

    /** Compiles the other processor, and makes it one that javac finds. */
    private Path maker(String source) throws IOException {
        Path maker = Files.createDirectory(directory.resolve("maker"));
        Path processor = Files.writeString(directory.resolve("Maker.java"), source);
        assertThat(Tool.javac("-proc:none", "-d", maker, processor)).isEqualTo(new Tool(0, ""));
        Path services = Files.createDirectories(maker.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("javax.annotation.processing.Processor"), "other.Maker\n");
        return maker;
    }

    /** javac asks no more processors then; JMH's is one that does so with its annotations. */
    @Test
    void processorThatClaimsAllAnnotationsMustComeBehindOurs() throws Exception {
        Path maker = maker(PROCESSOR.replace("return false", "return true"));
        Path user = Files.writeString(directory.resolve("User.java"), USER);
        Object[] command = {"-d", directory, "-cp", Jars.API, "-processorpath"};
        Tool javac = Tool.javac(command, maker + File.pathSeparator + Jars.TRANSFORM, user);
        assertThat(javac.lines().get(0))
                .startsWith(user + ":6: error: await is used")
                .contains("put rouse-transform first on the annotation-processor path");
        assertThat(javac.output()).endsWith("1 error\n");
        assertThat(Tool.javac(command, Jars.TRANSFORM + File.pathSeparator + maker, user))
                .isEqualTo(new Tool(0, ""));
    }

    /** javac then asks no processor at all, goes on to look for more errors, and stops. */
    @Test
    void errorThatKeepsProcessorsFromRunningStandsAlone() throws Exception {
        Path user =
                Files.writeString(
                        directory.resolve("Misnamed.java"),
                        USER.replace("class User", "public class User")
                                .replace("Made.twice(Futures.ready(2))", "Futures.ready(4)"));
        Object[] command = {"-d", directory, "-cp", Jars.API};
        for (Object[] path :
                new Object[][] {
                    {"-processorpath", Jars.TRANSFORM},
                    {
                        "-processor",
                        "other.Maker",
                        "-cp",
                        Jars.API + File.pathSeparator + maker(PROCESSOR)
                    }
                }) {
            assertThat(Tool.javac(command, path, user).output())
                    .contains("class User is public, should be declared in a file named User.java")
                    .endsWith("1 error\n");
        }
    }

    @Test
    void blocksInGeneratedSourcesAreCompiledToo() throws Exception {
        Path maker = maker(PROCESSOR);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Path user = Files.writeString(directory.resolve("User.java"), USER);
        for (String path :
                new String[] {
                    Jars.TRANSFORM + File.pathSeparator + maker,
                    maker + File.pathSeparator + Jars.TRANSFORM
                }) {
            assertThat(
                            Tool.javac(
                                    "-Werror",
                                    "-d",
                                    classes,
                                    "-cp",
                                    Jars.API,
                                    "-processorpath",
                                    path,
                                    user))
                    .isEqualTo(new Tool(0, ""));
            assertThat(
                            Tool.java(
                                    "-cp",
                                    classes + File.pathSeparator + Jars.path(Jars.runtime()),
                                    "p.User"))
                    .isEqualTo(new Tool(0, "5" + System.lineSeparator()));
        }
    }
}
