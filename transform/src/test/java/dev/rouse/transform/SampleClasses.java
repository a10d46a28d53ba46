package dev.rouse.transform;

import dev.rouse.transform.code.ClassTransformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources in memory, without any processor and without the check that there is one, and
 * makes classes of them in two ways.
 */
final class SampleClasses {

    private static final int LANGUAGE = Runtime.version().feature() >= 21 ? 21 : 17;

    private final Map<String, byte[]> compiled;

    private SampleClasses(Map<String, byte[]> compiled) {
        this.compiled = compiled;
    }

    /** All samples, with those of newer languages where the compiler knows them. */
    static SampleClasses all(String... options) {
        Map<String, String> sources = new HashMap<>();
        addSources(sources, Path.of("src/test/samples"));
        if (LANGUAGE >= 21) {
            addSources(sources, Path.of("src/test/samples21"));
        }
        sources.put("ManyLocals.java", manyLocals(300));
        return new SampleClasses(compile(sources, options));
    }

    private static void addSources(Map<String, String> sources, Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * More locals than an instruction without the wide prefix can name, all live across an await.
     */
    private static String manyLocals(int count) {
        StringBuilder body = new StringBuilder();
        StringBuilder sum = new StringBuilder("await(t.leaf(1))");
        for (int i = 0; i < count; i++) {
            String type = i % 2 == 0 ? "int" : "long";
            body.append(type).append(" v").append(i).append(" = ").append(i).append(";\n");
            sum.append(" + v").append(i);
        }
        return "package sample;\nimport static dev.rouse.Async.await;\npublic class ManyLocals {\n"
                + "  public static dev.rouse.Future<?> manyLocals(T t) {\n"
                + "    return dev.rouse.Async.async(() -> {\n"
                + body
                + "      for (int i = 0; i < 2; i++) { v0 += await(t.leaf(i)); v299++; }\n"
                + "      return "
                + sum
                + ";\n    });\n  }\n"
                + "}\n";
    }

    static SampleClasses of(String fileName, String source, String... options) {
        return new SampleClasses(compile(Map.of(fileName, source), options));
    }

    /** With blocks compiled to state machines. */
    ClassLoader transformed() {
        Map<String, byte[]> classes = new HashMap<>();
        compiled.forEach(
                (name, bytes) -> {
                    classes.put(name, bytes);
                    ClassTransformer.transform(bytes)
                            .forEach((n, b) -> classes.put(n.replace('/', '.'), b));
                });
        return new Loader(classes);
    }

    /** As javac left them. */
    ClassLoader untransformed() {
        return new Loader(compiled);
    }

    /** Of any classes, by binary name. */
    static ClassLoader loader(Map<String, byte[]> classes) {
        return new Loader(classes);
    }

    Map<String, byte[]> bytes() {
        return compiled;
    }

    /**
     * What {@code await}, {@code emit} and {@code yield_} mean where they may block: the meaning
     * that compiled blocks have to keep.
     */
    private static String blockingAsync() {
        try {
            return Files.readString(Path.of("src/test/blocking/dev/rouse/Async.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With blocks that block. */
    ClassLoader blocking() {
        Map<String, byte[]> classes = new HashMap<>(compiled);
        classes.putAll(compile(Map.of("Async.java", blockingAsync())));
        return new Loader(classes);
    }

    private static Map<String, byte[]> compile(Map<String, String> sources, String... options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Map<String, byte[]> classes = new HashMap<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "--release",
                                String.valueOf(LANGUAGE),
                                "-cp",
                                System.getProperty("java.class.path")));
        all.addAll(List.of(options));
        JavaFileManager files =
                new ForwardingJavaFileManager<>(
                        javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location,
                            String className,
                            JavaFileObject.Kind kind,
                            FileObject sibling) {
                        return new Output(className, classes);
                    }
                };
        System.setProperty("rouse.check.off", "true");
        try {
            if (!javac.getTask(null, files, null, all, null, units).call()) {
                throw new AssertionError("the samples do not compile");
            }
        } finally {
            System.clearProperty("rouse.check.off");
        }
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final String name;
        private final Map<String, byte[]> classes;

        Output(String name, Map<String, byte[]> classes) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.classes = classes;
        }

        @Override
        public java.io.OutputStream openOutputStream() {
            return new java.io.ByteArrayOutputStream() {
                @Override
                public void close() {
                    classes.put(name, toByteArray());
                }
            };
        }
    }

    /** Its own classes first, then those of the tests. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(SampleClasses.class.getClassLoader());
            this.classes = classes;
            setDefaultAssertionStatus(true);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && classes.containsKey(name)) {
                    byte[] bytes = classes.get(name);
                    loaded = defineClass(name, bytes, 0, bytes.length);
                }
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
        }
    }
}
