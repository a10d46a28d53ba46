package dev.rouse.bench.compile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a module in this JVM, as a build does: sources in, class files on disk out.
 *
 * @param api what the module is compiled against
 * @param output where the class files go
 */
record Compilation(Path api, Path output) {

    /** Set while no processor is to be missed. */
    static final String CHECK_OFF = "rouse.check.off";

    /** Set while the processor's classes are not to be kept from one compilation to the next. */
    private static final String CACHE_OFF = "rouse.cache.off";

    /** Without any processor. */
    Times without(MadeModule module) throws IOException {
        return unchecked(module, null, "-proc:none");
    }

    /** With a processor that does nothing: what javac itself takes for its rounds of processing. */
    Times withEmpty(MadeModule module) throws IOException {
        return unchecked(module, new EmptyProcessor());
    }

    private Times unchecked(MadeModule module, @Nullable Processor processor, String... more)
            throws IOException {
        System.setProperty(CHECK_OFF, "true");
        try {
            return times(module, processor, more);
        } finally {
            System.clearProperty(CHECK_OFF);
        }
    }

    /** With the processor from its jar, as in a build of several modules in one JVM. */
    Times with(MadeModule module, Path transform) throws IOException {
        return times(module, null, "-processorpath", transform.toString());
    }

    /** With all of its classes loaded anew, as the first time in a JVM that is warm otherwise. */
    Times withLoadedAnew(MadeModule module, Path transform) throws IOException {
        System.setProperty(CACHE_OFF, "true");
        try {
            return with(module, transform);
        } finally {
            System.clearProperty(CACHE_OFF);
        }
    }

    private Times times(MadeModule module, @Nullable Processor processor, String... more)
            throws IOException {
        List<String> options = new ArrayList<>(List.of("-d", output.toString(), "-cp"));
        options.add(api.toString());
        options.addAll(List.of(more));
        List<JavaFileObject> units = new ArrayList<>();
        module.sources().forEach((name, text) -> units.add(unit(name, text)));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, null, options, null, units);
            if (processor != null) {
                task.setProcessors(List.of(processor));
            }
            if (!task.call()) {
                throw new IllegalStateException("the module does not compile");
            }
        }
        return new Times(System.nanoTime() - wall, cpuNanos() - cpu);
    }

    /** Of all threads of this JVM. */
    static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static JavaFileObject unit(String name, String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///made/" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
