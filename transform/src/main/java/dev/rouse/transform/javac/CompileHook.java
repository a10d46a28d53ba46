package dev.rouse.transform.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.rouse.transform.explain.Explainer;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Listens to javac. After a top-level class has been analysed it checks where awaits stand, and
 * emits and yields; after a class file has been written it reads it back, and if it has blocks,
 * writes it again with them compiled. An exception from here would be taken for a crash of the
 * compiler, so none leaves.
 *
 * <p>Class files on disk are compiled beside javac, by {@link BesideJavac}, and are complete when
 * javac has written the last class of the sources, at the latest when it announces its end. All
 * others are compiled at once: those that only their file manager can read, all of a compilation
 * whose end will not be announced, and all if pages are asked for.
 *
 * <p>javac calls on its own thread, and all that is here belongs to it.
 */
public final class CompileHook implements TaskListener {

    /** The option that names the directory for pages about the blocks. */
    public static final String EXPLAIN = "rouse.explain";

    private final Trees trees;
    private final JavacTask task;
    private final ClassFiles files;
    private final SourceBlocks blocks;
    private final Reports reports;
    private final boolean mayWorkBeside;
    private final Supplier<ExecutorService> newThread;

    /** Made for the first class with blocks. */
    private @Nullable BesideJavac beside;

    /** The qualified names of the classes of the sources that javac has not written yet. */
    private final Set<String> unwritten = new HashSet<>();

    /** Classes that are analysed but not written: then javac no longer knows where they stand. */
    private final Map<Element, TreePath> outermost = new HashMap<>();

    /** Those of them in whose source there is no await. */
    private final Set<Element> withoutBlocks = new HashSet<>();

    /**
     * Makes the listener of one compilation; to be called while its processors are made.
     *
     * @param trees javac's trees
     * @param environment javac's own processing environment
     * @param task the compilation
     */
    public CompileHook(Trees trees, ProcessingEnvironment environment, JavacTask task) {
        this(trees, environment, task, BesideJavac::newThread);
    }

    CompileHook(
            Trees trees,
            ProcessingEnvironment environment,
            JavacTask task,
            Supplier<ExecutorService> newThread) {
        this.trees = trees;
        this.task = task;
        this.files = new ClassFiles(environment.getFiler(), task.getElements());
        this.blocks = new SourceBlocks(trees, task.getElements());
        Map<String, String> options = environment.getOptions();
        boolean explain = options.containsKey(EXPLAIN);
        this.reports =
                new Reports(
                        trees,
                        blocks,
                        files,
                        explain ? new Explainer("-A" + EXPLAIN + "=", options.get(EXPLAIN)) : null);
        this.mayWorkBeside = !explain && Announced.end();
        this.newThread = newThread;
        ActiveTable.add(task);
    }

    /**
     * Tells which classes a round of processing began with.
     *
     * @param elements the root elements of the round
     */
    public void addRoots(Set<? extends Element> elements) {
        for (Element element : elements) {
            if (element instanceof TypeElement type) {
                unwritten.add(type.getQualifiedName().toString());
            }
        }
    }

    @Override
    public void finished(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        switch (event.getKind()) {
            case ANALYZE -> {
                if (type != null && !isInfo(type)) {
                    guard(event, type, () -> check(event, type));
                }
            }
            case GENERATE -> {
                if (type != null && !isInfo(type)) {
                    guard(event, type, () -> transform(event, type));
                    outermost.remove(type); // comes after those inside it
                    withoutBlocks.remove(type);
                    if (unwritten.remove(type.getQualifiedName().toString())
                            && unwritten.isEmpty()) {
                        settle(); // javac still has to count errors and warnings
                    }
                }
            }
            case COMPILATION -> {
                if (beside != null) {
                    beside.end();
                }
            }
            default -> {}
        }
    }

    /** Their elements have no binary name, and asking for it makes javac fail. */
    private static boolean isInfo(TypeElement type) {
        Name name = type.getSimpleName();
        return name.contentEquals("module-info") || name.contentEquals("package-info");
    }

    private interface Step {
        void run() throws IOException;
    }

    private void guard(TaskEvent event, TypeElement type, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException | Error e) {
            reports.error(e, place(event, type));
        }
    }

    private void check(TaskEvent event, TypeElement type) {
        TreePath path = pathOf(event.getCompilationUnit(), type);
        if (path != null) {
            outermost.put(type, path);
            SuspendRules rules = new SuspendRules(trees, task.getTypes(), blocks);
            rules.scan(path, null);
            if (!rules.found()) {
                withoutBlocks.add(type);
            }
        }
    }

    /** As {@link Trees#getPath} would find it, in fewer steps. */
    private @Nullable TreePath pathOf(CompilationUnitTree unit, TypeElement type) {
        TreePath inUnit = new TreePath(unit);
        for (Tree declared : unit.getTypeDecls()) {
            TreePath path = new TreePath(inUnit, declared);
            if (declared instanceof ClassTree named
                    && named.getSimpleName().equals(type.getSimpleName())
                    && type.equals(trees.getElement(path))) {
                return path;
            }
        }
        return trees.getPath(type);
    }

    private void transform(TaskEvent event, TypeElement type) throws IOException {
        if (withoutBlocks.contains(outermost(type))) {
            return; // most classes are not even read
        }
        ClassFile file = files.read(event, type);
        Reports.Place place = place(event, type);
        if (mayWorkBeside && beside == null && file.isOnDisk()) {
            beside = new BesideJavac(reports, newThread.get());
        }
        if (beside != null && file.mayBeOnDisk()) {
            beside.submit(file, place);
        } else {
            settle();
            reports.tell(file, Outcome.of(file, reports.explain()), place);
        }
    }

    private void settle() {
        if (beside != null) {
            beside.settle();
        }
    }

    private Reports.Place place(TaskEvent event, TypeElement type) {
        CompilationUnitTree unit = event.getCompilationUnit();
        TreePath path = outermost.get(outermost(type));
        return new Reports.Place(type, path != null ? path.getLeaf() : unit, unit);
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
