package dev.rouse.transform.javac;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.rouse.transform.code.SuspendCall;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Reports the first await, emit or yield of a compilation in which the processor does not run. If
 * javac has processors but asks none of them, it has found errors already that no processor could
 * mend, and stops after saying so; one of ours would only lead astray.
 */
public final class OffHook implements TaskListener {

    private static final String NONE_RUNS =
            "remove -proc:none, and put the jar on the annotation-processor path, since from JDK 23"
                    + " on javac takes no processors from the class path";

    /** javac looks for no more processors when those it has asked have claimed all annotations. */
    private static final String OTHERS_RUN =
            "others do, and one of them keeps all annotations to itself; put rouse-transform first"
                    + " on the annotation-processor path, or name it in -processor if that is used";

    private final JavacTask task;
    private final Trees trees;

    private boolean hasProcessors;
    private boolean hasAskedThem;

    /**
     * Makes the listener.
     *
     * @param task the compilation
     */
    public OffHook(JavacTask task) {
        this.task = task;
        this.trees = Trees.instance(task);
    }

    @Override
    public void started(TaskEvent event) {
        hasProcessors |= event.getKind() == TaskEvent.Kind.ANNOTATION_PROCESSING;
        hasAskedThem |= event.getKind() == TaskEvent.Kind.ANNOTATION_PROCESSING_ROUND;
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANALYZE
                && hasProcessors == hasAskedThem
                && event.getTypeElement() != null
                && !ActiveTable.contains(task)) {
            TreePath path = trees.getPath(event.getTypeElement());
            if (path != null) {
                new FirstCall().scan(path, null);
            }
        }
    }

    private final class FirstCall extends CodeScanner {

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree call, @Nullable Void none) {
            SuspendCall found = SuspendRules.callOf(trees, getCurrentPath(), call);
            if (found != null && ActiveTable.add(task)) {
                trees.printMessage(
                        Diagnostic.Kind.ERROR,
                        found.word()
                                + " is used, but the processor that compiles it does not run, although"
                                + " rouse-transform is there: "
                                + (hasAskedThem ? OTHERS_RUN : NONE_RUNS)
                                + "; if a post-pass compiles the class files, run javac with"
                                + " -J-Drouse.check.off=true",
                        call.getMethodSelect(),
                        getCurrentPath().getCompilationUnit());
            }
            return super.visitMethodInvocation(call, null);
        }
    }
}
