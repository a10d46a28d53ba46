package dev.rouse.transform.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.rouse.transform.AsyncCompileException;
import dev.rouse.transform.code.ClassTransformer;
import dev.rouse.transform.code.Compiled;
import dev.rouse.transform.explain.Explainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Listens to javac. After a top-level class has been analysed it checks where awaits stand; after a
 * class file has been written it reads it back, and if it has blocks, writes it again with them
 * compiled. An exception from here would be taken for a crash of the compiler, so none leaves.
 */
public final class CompileHook implements TaskListener {

    /** The option that names the directory for pages about the blocks. */
    public static final String EXPLAIN = "rouse.explain";

    /** HotSpot never compiles a method with more bytes of code than this. */
    private static final int HUGE_METHOD = 8000;

    private final Trees trees;
    private final JavacTask task;
    private final ClassFiles files;
    private final SourceBlocks blocks;
    private final @Nullable Explainer explainer;

    /**
     * Makes the listener of one compilation.
     *
     * @param trees javac's trees
     * @param environment javac's own processing environment
     * @param task the compilation
     */
    public CompileHook(Trees trees, ProcessingEnvironment environment, JavacTask task) {
        this.trees = trees;
        this.task = task;
        this.files = new ClassFiles(environment.getFiler());
        this.blocks = new SourceBlocks(trees, task.getElements());
        Map<String, String> options = environment.getOptions();
        this.explainer = options.containsKey(EXPLAIN) ? new Explainer(options.get(EXPLAIN)) : null;
        ActiveTable.add(task);
    }

    @Override
    public void finished(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        if (type == null || isInfo(type)) {
            return;
        }
        try {
            switch (event.getKind()) {
                case ANALYZE -> check(type);
                case GENERATE -> transform(event, type);
                default -> {}
            }
        } catch (AsyncCompileException e) {
            error(event, e.getMessage());
        } catch (IOException e) {
            error(event, "cannot compile the async blocks of " + type + ": " + e.getMessage());
        } catch (RuntimeException | Error e) {
            error(
                    event,
                    "an error of rouse-transform, not of your code, in " + type + ": " + e + at(e));
        }
    }

    /** Their elements have no binary name, and asking for it makes javac fail. */
    private static boolean isInfo(TypeElement type) {
        Name name = type.getSimpleName();
        return name.contentEquals("module-info") || name.contentEquals("package-info");
    }

    private void check(TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path != null) {
            new AwaitRules(trees, blocks).scan(path, null);
        }
    }

    private void transform(TaskEvent event, TypeElement type) throws IOException {
        String binaryName = task.getElements().getBinaryName(type).toString();
        byte[] classFile = files.read(event, binaryName);
        List<Compiled> compiled = new ArrayList<>();
        Map<String, byte[]> result =
                ClassTransformer.transform(classFile, explainer != null, compiled::add);
        for (Map.Entry<String, byte[]> entry : result.entrySet()) {
            String name = entry.getKey().replace('/', '.');
            if (name.equals(binaryName)) {
                files.rewrite(name, classFile, entry.getValue(), type);
            } else {
                files.write(name, entry.getValue(), type);
            }
        }
        for (Compiled block : compiled) {
            tell(event, block);
        }
        blocks.forget(binaryName);
    }

    private void tell(TaskEvent event, Compiled block) throws IOException {
        boolean huge = block.bytes() > HUGE_METHOD;
        if (huge || explainer != null) {
            SourceBlock source = blocks.take(block);
            if (huge) {
                warnOfSize(event, block, source);
            }
            if (explainer != null) {
                explainer.write(block, source == null ? null : source.text());
            }
        }
    }

    private void warnOfSize(TaskEvent event, Compiled block, @Nullable SourceBlock source) {
        String message =
                "this async block is "
                        + block.bytes()
                        + " bytes of code, and HotSpot's JIT never compiles a method of more than "
                        + HUGE_METHOD
                        + ", so it will always be interpreted; split it: move parts into async"
                        + " blocks of their own and await those";
        if (source != null) {
            trees.printMessage(Diagnostic.Kind.WARNING, message, source.lambda(), source.unit());
        } else {
            report(event, Diagnostic.Kind.WARNING, block.method() + ": " + message);
        }
    }

    private void error(TaskEvent event, @Nullable String message) {
        report(event, Diagnostic.Kind.ERROR, String.valueOf(message));
    }

    private void report(TaskEvent event, Diagnostic.Kind kind, String message) {
        CompilationUnitTree unit = event.getCompilationUnit();
        TreePath path =
                event.getTypeElement() == null ? null : trees.getPath(event.getTypeElement());
        Tree where = path != null ? path.getLeaf() : unit;
        trees.printMessage(kind, message, where, unit);
    }

    private static String at(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 ? " at " + trace[0] : "";
    }
}
