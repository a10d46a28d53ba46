package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files are found wherever javac puts them. */
class ClassRootsTest {

    @TempDir Path directory;

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String source(String pkg, String name) {
        return "package "
                + pkg
                + "; import static dev.rouse.Async.*; import dev.rouse.*;\n"
                + "public class "
                + name
                + " { Future<Long> f() { return async(() -> await(Futures.ready(1L))); } }\n";
    }

    private void compile(List<String> options, Path... sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(
                            null, files, null, options, null, files.getJavaFileObjects(sources));
            task.setProcessors(List.of(new AsyncProcessor()));
            assertThat(task.call()).isTrue();
        }
    }

    private List<String> classes(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** A package of the same name may be in both, if neither exports it. */
    @Test
    void modulesOfOneCompilationHaveDirectoriesOfTheirOwn() throws Exception {
        Path[] sources = new Path[6];
        for (int i = 0; i < 2; i++) {
            String module = (i == 0 ? "one" : "two");
            sources[3 * i] =
                    write(
                            "src/" + module + "/module-info.java",
                            "module " + module + " { requires dev.rouse; }");
            sources[3 * i + 1] = write("src/" + module + "/p/A.java", source("p", "A"));
            sources[3 * i + 2] = write("src/" + module + "/p/B.java", source("p", "B"));
        }
        Path out = Files.createDirectory(directory.resolve("out"));
        compile(
                List.of(
                        "-d", out.toString(),
                        "--module-source-path", directory.resolve("src").toString(),
                        "-p", classPath()),
                sources);
        assertThat(classes(out))
                .containsExactly(
                        "out/one/module-info.class",
                        "out/one/p/A$$Async$f$0.class",
                        "out/one/p/A.class",
                        "out/one/p/B$$Async$f$0.class",
                        "out/one/p/B.class",
                        "out/two/module-info.class",
                        "out/two/p/A$$Async$f$0.class",
                        "out/two/p/A.class",
                        "out/two/p/B$$Async$f$0.class",
                        "out/two/p/B.class");
    }

    /** Then javac writes beside the sources, and these may be anywhere. */
    @Test
    void withoutADirectoryForClassesTheyAreBesideTheirSources() throws Exception {
        Path a = write("one/p/A.java", source("p", "A"));
        Path b = write("one/p/B.java", source("p", "B"));
        Path c = write("two/p/C.java", source("p", "C"));
        Path d = write("flat/D.java", source("p", "D"));
        compile(List.of("-cp", classPath()), a, b, c, d);
        assertThat(classes(directory))
                .containsExactly(
                        "flat/D$$Async$f$0.class",
                        "flat/D.class",
                        "one/p/A$$Async$f$0.class",
                        "one/p/A.class",
                        "one/p/B$$Async$f$0.class",
                        "one/p/B.class",
                        "two/p/C$$Async$f$0.class",
                        "two/p/C.class");
    }

    /** The classes of an earlier build, which seem to be where this one's should be. */
    @Test
    void classOfAnEarlierCompilationIsNotTakenForANewOne() throws Exception {
        Path a = write("one/p/A.java", source("p", "A"));
        Path b = write("two/p/B.java", source("p", "B"));
        Path old = write("old/p/B.java", source("p", "B").replace("1L", "2L"));
        compile(List.of("-cp", classPath()), old);
        Files.createDirectories(directory.resolve("one/p"));
        Path left = directory.resolve("one/p/B.class");
        Files.copy(directory.resolve("old/p/B.class"), left);
        Files.setLastModifiedTime(
                left,
                java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() - 100));
        byte[] before = Files.readAllBytes(left);
        compile(List.of("-cp", "." + File.pathSeparator + classPath()), a, b);
        assertThat(Files.readAllBytes(left)).isEqualTo(before);
        assertThat(classes(directory.resolve("two")))
                .containsExactly("two/p/B$$Async$f$0.class", "two/p/B.class");
        assertThat(classes(directory.resolve("one")))
                .containsExactly("one/p/A$$Async$f$0.class", "one/p/A.class", "one/p/B.class");
    }

    /** The filer names the working directory then, and what is there may be hardly older. */
    @Test
    void classInTheWorkingDirectoryIsNotTakenForTheOneBesideTheSource() throws Exception {
        write("A.java", source("p", "A").replace("package p;", ""));
        Path decoy = write("working/A.class", "something else");
        Process javac =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                                "-cp",
                                classPath(),
                                "-processorpath",
                                classPath(),
                                "../A.java")
                        .directory(decoy.getParent().toFile())
                        .inheritIO()
                        .start();
        assertThat(javac.waitFor()).isZero();
        assertThat(classes(directory))
                .containsExactly("A$$Async$f$0.class", "A.class", "working/A.class");
        assertThat(decoy).hasContent("something else");
    }
}
