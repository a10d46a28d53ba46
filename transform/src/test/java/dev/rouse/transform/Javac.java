package dev.rouse.transform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs javac as a build does: with the processor, from files to files. */
final class Javac {

    private final Path output;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    private final List<String> options = new ArrayList<>();
    private boolean processor = true;

    Javac(Path output) {
        this.output = output;
    }

    Javac option(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Javac withoutProcessor() {
        processor = false;
        return this;
    }

    boolean compile(String fileName, String source) {
        return compile(Map.of(fileName, source));
    }

    /** Compiles sources by the names of their files. */
    boolean compile(Map<String, String> sources) {
        List<JavaFileObject> units = new ArrayList<>();
        new TreeMap<>(sources).forEach((name, text) -> units.add(unit(name, text)));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "-d", output.toString(),
                                "--release", "17",
                                "-cp", System.getProperty("java.class.path")));
        all.addAll(options);
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, diagnostics, all, null, units);
            if (processor) {
                task.setProcessors(List.of(new AsyncProcessor()));
            }
            return task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject unit(String fileName, String source) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + fileName), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    List<Diagnostic<? extends JavaFileObject>> errors() {
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    List<Diagnostic<? extends JavaFileObject>> all() {
        return diagnostics.getDiagnostics();
    }

    ClassLoader classes() {
        try {
            return new URLClassLoader(
                    new URL[] {output.toUri().toURL()}, Javac.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> files() {
        try (var files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
