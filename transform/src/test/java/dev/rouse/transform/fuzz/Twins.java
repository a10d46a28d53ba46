package dev.rouse.transform.fuzz;

import dev.rouse.transform.AsyncProcessor;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * Programs compiled twice over by one run of javac: what it wrote first are the twins that block,
 * once their calls go to {@link Blocking}; what the processor made of that are the machines.
 */
final class Twins {

    /** Newer ones have more syntax, which the oldest JDK does not know. */
    static final int LANGUAGE = Runtime.version().feature() >= 21 ? 21 : 17;

    static final boolean PATTERNS = LANGUAGE >= 21;

    private static final String BLOCKING = Blocking.class.getName().replace('.', '/');

    private static final String BY_PROCESSOR = "compiler.err.proc.messager";

    /** What javac says about itself when it loses count of what is on the stack. */
    private static final String JAVAC_IS_LOST = "compiler.err.stack.sim.error";

    private static final Remapper TO_BLOCKING =
            new SimpleRemapper(Opcodes.ASM9, Map.of("dev/rouse/Async", BLOCKING));

    private final MemoryFiles files;

    /** What javac said when it gave up; empty if it did not. */
    private String crash = "";

    private final UnaryOperator<byte[]> mutation;

    /**
     * What is said against a program.
     *
     * @param code which complaint, as javac names it
     * @param text what it says
     */
    record Complaint(String code, String text) {
        boolean byProcessor() {
            return code.equals(BY_PROCESSOR);
        }

        /** Programs are not meant to be that long, but some are when they are compiled. */
        boolean isAboutSize() {
            return byProcessor() && text.contains("and a method can have 65535");
        }

        boolean isAboutJavac() {
            return code.equals(JAVAC_IS_LOST);
        }
    }

    /** By the place of the program in the list; the first for each. */
    private final Map<Integer, Complaint> errors = new LinkedHashMap<>();

    private Twins(MemoryFiles files, UnaryOperator<byte[]> mutation) {
        this.files = files;
        this.mutation = mutation;
    }

    /**
     * Compiles programs; if some do not compile, then none has classes.
     *
     * @param programs each gets a class of its own
     * @param debug {@code -g} or {@code -g:none}
     * @param mutation what to do to the machines, to see whether it would be noticed
     */
    static Twins compile(List<Program> programs, String debug, UnaryOperator<byte[]> mutation) {
        return compile(programs, debug, mutation, true);
    }

    /** Whether javac fails even without the processor, though nothing is wrong. */
    static boolean javacFailsAlone(Program program, String debug) {
        Twins alone = compile(List.of(program), debug, bytes -> bytes, false);
        return !alone.crash.isEmpty()
                || alone.errors.values().stream().anyMatch(Complaint::isAboutJavac);
    }

    private static Twins compile(
            List<Program> programs,
            String debug,
            UnaryOperator<byte[]> mutation,
            boolean processed) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        MemoryFiles files = new MemoryFiles(javac.getStandardFileManager(diagnostics, null, null));
        List<JavaFileObject> units = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            units.add(files.source(name(i), programs.get(i).source("P" + i)));
        }
        List<String> options =
                new ArrayList<>(
                        List.of(
                                debug,
                                "-Xlint:none",
                                "-Xmaxerrs",
                                "10000",
                                "--release",
                                String.valueOf(LANGUAGE),
                                "-cp",
                                System.getProperty("java.class.path")));
        if (!processed) {
            options.add("-proc:none");
        }
        StringWriter out = new StringWriter();
        Twins twins = new Twins(files, mutation);
        JavaCompiler.CompilationTask task =
                javac.getTask(out, files, diagnostics, options, null, units);
        boolean done = processed ? withProcessor(task) : withoutCheck(task);
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                twins.errors.putIfAbsent(
                        Math.max(0, units.indexOf(diagnostic.getSource())),
                        new Complaint(diagnostic.getCode(), diagnostic.toString()));
            }
        }
        if (!done && twins.errors.isEmpty()) {
            twins.crash = "javac failed: " + out;
        }
        return twins;
    }

    private static boolean withProcessor(JavaCompiler.CompilationTask task) {
        task.setProcessors(List.of(new AsyncProcessor()));
        return task.call();
    }

    private static boolean withoutCheck(JavaCompiler.CompilationTask task) {
        System.setProperty("rouse.check.off", "true");
        try {
            return task.call();
        } finally {
            System.clearProperty("rouse.check.off");
        }
    }

    static String name(int place) {
        return "fuzzed.P" + place;
    }

    /** What javac said when it gave up without an error; empty if it did not. */
    String crash() {
        return crash;
    }

    Map<Integer, Complaint> errors() {
        return errors;
    }

    ClassLoader blocking() {
        Map<String, byte[]> classes = new HashMap<>();
        files.firstWritten().forEach((name, bytes) -> classes.put(name, toBlocking(bytes)));
        return new Loader(classes);
    }

    ClassLoader machines() {
        Map<String, byte[]> classes = new HashMap<>();
        files.lastWritten().forEach((name, bytes) -> classes.put(name, mutation.apply(bytes)));
        return new Loader(classes);
    }

    private static byte[] toBlocking(byte[] classFile) {
        ClassWriter out = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(out, TO_BLOCKING), 0);
        return out.toByteArray();
    }

    /** Its own classes, and those of the tests. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(Twins.class.getClassLoader());
            this.classes = classes;
            setDefaultAssertionStatus(true);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
