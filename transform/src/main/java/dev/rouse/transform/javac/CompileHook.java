package dev.rouse.transform.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.rouse.transform.AsyncCompileException;
import dev.rouse.transform.code.BlockSize;
import dev.rouse.transform.code.ClassTransformer;
import dev.rouse.transform.code.Compiled;
import dev.rouse.transform.code.OwnError;
import dev.rouse.transform.explain.Explainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Listens to javac. After a top-level class has been analysed it checks where awaits stand, and
 * emits and yields; after a class file has been written it reads it back, and if it has blocks,
 * writes it again with them compiled. An exception from here would be taken for a crash of the
 * compiler, so none leaves.
 */
public final class CompileHook implements TaskListener {

    /** The option that names the directory for pages about the blocks. */
    public static final String EXPLAIN = "rouse.explain";

    private final Trees trees;
    private final JavacTask task;
    private final ClassFiles files;
    private final SourceBlocks blocks;
    private final @Nullable Explainer explainer;

    /** Classes that are analysed but not written: then javac no longer knows where they stand. */
    private final Map<Element, TreePath> outermost = new HashMap<>();

    /** Those of them in whose source there is no await. */
    private final Set<Element> withoutBlocks = new HashSet<>();

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
        this.explainer =
                options.containsKey(EXPLAIN)
                        ? new Explainer("-A" + EXPLAIN + "=", options.get(EXPLAIN))
                        : null;
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
                case GENERATE -> {
                    transform(event, type);
                    outermost.remove(type); // comes after those inside it
                    withoutBlocks.remove(type);
                }
                default -> {}
            }
        } catch (AsyncCompileException e) {
            error(event, e.getMessage());
        } catch (IOException e) {
            error(event, "cannot compile the async blocks of " + type + ": " + e.getMessage());
        } catch (RuntimeException | Error e) {
            error(event, OwnError.message(type.toString(), e));
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
            outermost.put(type, path);
            SuspendRules rules = new SuspendRules(trees, task.getTypes(), blocks);
            rules.scan(path, null);
            if (!rules.found()) {
                withoutBlocks.add(type);
            }
        }
    }

    private void transform(TaskEvent event, TypeElement type) throws IOException {
        if (withoutBlocks.contains(outermost(type))) {
            return; // most classes are not even read
        }
        String binaryName = task.getElements().getBinaryName(type).toString();
        byte[] classFile = files.read(event, binaryName);
        List<Compiled> compiled = new ArrayList<>();
        Map<String, byte[]> result;
        try {
            result = ClassTransformer.transform(classFile, explainer != null, compiled::add);
        } catch (AsyncCompileException e) {
            String message = String.valueOf(e.getMessage());
            report(
                    event,
                    Diagnostic.Kind.ERROR,
                    message,
                    compiled.isEmpty() ? null : blocks.take(compiled.get(0)));
            return;
        }
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
        String warning = BlockSize.warning(block);
        if (warning != null || explainer != null) {
            SourceBlock source = blocks.take(block);
            if (warning != null) {
                String message = source == null ? block.method() + ": " + warning : warning;
                report(event, Diagnostic.Kind.WARNING, message, source);
            }
            if (explainer != null) {
                explainer.write(block, source == null ? null : source.text());
            }
        }
    }

    /** At the block, or if that is not known, at its class. */
    private void report(
            TaskEvent event, Diagnostic.Kind kind, String message, @Nullable SourceBlock source) {
        if (source != null) {
            trees.printMessage(kind, message, source.lambda(), source.unit());
        } else {
            report(event, kind, message);
        }
    }

    private void error(TaskEvent event, @Nullable String message) {
        report(event, Diagnostic.Kind.ERROR, String.valueOf(message));
    }

    private void report(TaskEvent event, Diagnostic.Kind kind, String message) {
        CompilationUnitTree unit = event.getCompilationUnit();
        TreePath path = outermost.get(outermost(event.getTypeElement()));
        trees.printMessage(kind, message, path != null ? path.getLeaf() : unit, unit);
    }

    /** The class that was analysed with this one inside; null if none is known. */
    private @Nullable Element outermost(@Nullable Element type) {
        Element at = type;
        while (at != null && !outermost.containsKey(at)) {
            at = at.getEnclosingElement();
        }
        return at;
    }
}
