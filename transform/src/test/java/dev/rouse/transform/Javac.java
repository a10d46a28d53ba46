package dev.rouse.transform;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Runs javac as a build does: with the processor, from files to files. */
final class Javac {

    private final Path output;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    private final List<String> options = new ArrayList<>();
    private final List<TaskListener> listeners = new ArrayList<>();
    private @Nullable Supplier<Processor> processor = AsyncProcessor::new;
    private UnaryOperator<JavaFileManager> manager = files -> files;

    Javac(Path output) {
        this.output = output;
    }

    Javac option(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Javac withoutProcessor() {
        processor = null;
        return this;
    }

    Javac processor(Processor other) {
        processor = () -> other;
        return this;
    }

    /** Acts when a step is done, for one type or any, before the processor hears of it. */
    Javac whenFinished(TaskEvent.Kind kind, @Nullable String type, Consumer<TaskEvent> action) {
        listeners.add(
                new TaskListener() {
                    @Override
                    public void finished(TaskEvent event) {
                        if (event.getKind() == kind && (type == null || isOf(type, event))) {
                            action.accept(event);
                        }
                    }
                });
        return this;
    }

    private static boolean isOf(String type, TaskEvent event) {
        return event.getTypeElement().getSimpleName().contentEquals(type);
    }

    /** Puts a file manager around the usual one. */
    Javac files(UnaryOperator<JavaFileManager> wrap) {
        manager = wrap;
        return this;
    }

    boolean compile(String fileName, String source) {
        return compile(Map.of(fileName, source));
    }

    /** Compiles sources by the names of their files. */
    boolean compile(Map<String, String> sources) {
        return run(sources, JavacTask::call);
    }

    /** Makes a compilation and has something done with it. */
    <T> T run(Map<String, String> sources, Function<JavacTask, T> use) {
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
            JavacTask task =
                    (JavacTask)
                            javac.getTask(
                                    null, manager.apply(files), diagnostics, all, null, units);
            if (processor != null) {
                task.setProcessors(List.of(processor.get()));
            }
            listeners.forEach(task::addTaskListener);
            return use.apply(task);
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
