package dev.rouse.transform.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar as a program: for compilers that run no processors. */
class PostPassTest {

    @TempDir Path directory;

    @Test
    void classesOfAnotherCompilerAreCompiledAfterwards() {
        Path classes = directory.resolve("classes");
        assertThat(
                        Tool.javac(
                                "-J-Drouse.check.off=true",
                                "-proc:none",
                                "-d",
                                classes,
                                "-cp",
                                Jars.API,
                                Tool.sources(Path.of("class-path/src/main/java"))))
                .isEqualTo(new Tool(0, ""));
        Path pages = directory.resolve("pages");
        assertThat(Tool.java("-jar", Jars.TRANSFORM, "--explain", pages, classes))
                .isEqualTo(
                        new Tool(
                                0,
                                "1 classes with async blocks compiled" + System.lineSeparator()));
        assertThat(pages).isDirectoryContaining("glob:**/com.example.shop.Shop-L*.html");
        Tool shop =
                Tool.java(
                        "-cp",
                        classes + File.pathSeparator + Jars.path(Jars.runtime()),
                        "com.example.shop.Shop");
        assertThat(shop.lines()).startsWith("13", "[4, 18]");
        assertThat(shop.status()).isZero();
    }

    @Test
    void wrongCommandLineIsStatusTwo() {
        Tool tool = Tool.java("-jar", Jars.TRANSFORM);
        assertThat(tool.status()).isEqualTo(2);
        assertThat(tool.output()).startsWith("usage: java -jar rouse-transform.jar");
    }
}
