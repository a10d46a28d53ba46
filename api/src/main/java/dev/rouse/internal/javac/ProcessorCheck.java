package dev.rouse.internal.javac;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Makes a forgotten {@code rouse-transform} a compile error at the first await, emit or yield of a
 * compilation, instead of an exception when it runs.
 *
 * <p>The processor of {@code rouse-transform} announces itself in {@link #active()}, a table that
 * hangs in the system properties: with a processor module path, plugin and processor come from
 * different class loaders and share no class. An error that was reported is entered there too,
 * since {@code rouse-transform} has a plugin like this one, which knows of {@code -proc:none}.
 * Builds that run the post-pass over the class files instead set the system property {@value #OFF},
 * for javac, to any value.
 *
 * <p>If javac has processors but asks none of them, it has found errors already that no processor
 * could mend, and stops after saying so. Then nothing is reported here: it would only lead astray.
 *
 * <p>Not seen from here: a build that has this jar on its module path only, or another processor
 * path than that; javac looks for plugins on the processor path, and if there is none, on the class
 * path. Such a call still throws when it runs.
 */
public final class ProcessorCheck implements Plugin {

    private static final String OFF = "rouse.check.off";
    private static final String TABLE = "dev.rouse.transform.active";

    /** The methods of {@code Async} that work only if they are compiled away. */
    private static final Set<String> CALLS = Set.of("await", "emit", "yield_");

    /** For javac's service loader. */
    public ProcessorCheck() {}

    @Override
    public String getName() {
        return "RouseProcessorCheck";
    }

    @Override
    public boolean autoStart() {
        return System.getProperty(OFF) == null;
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        Trees trees = Trees.instance(task);
        task.addTaskListener(
                new TaskListener() {
                    private boolean hasProcessors;
                    private boolean hasAskedThem;

                    @Override
                    public void started(TaskEvent event) {
                        TaskEvent.Kind kind = event.getKind();
                        hasProcessors |= kind == TaskEvent.Kind.ANNOTATION_PROCESSING;
                        hasAskedThem |= kind == TaskEvent.Kind.ANNOTATION_PROCESSING_ROUND;
                    }

                    @Override
                    public void finished(TaskEvent event) {
                        TypeElement type = event.getTypeElement();
                        if (event.getKind() == TaskEvent.Kind.ANALYZE
                                && hasProcessors == hasAskedThem
                                && type != null
                                && !active().containsKey(task.getElements())) {
                            TreePath path = trees.getPath(type);
                            if (path != null) {
                                new FirstCall(trees, task).scan(path, null);
                            }
                        }
                    }
                });
    }

    /** The compilations that need no error, or no other one, by their {@code Elements}. */
    @SuppressWarnings("unchecked") // the only two writers are this class and the processor
    public static Map<Object, Object> active() {
        Properties shared = System.getProperties();
        return (Map<Object, Object>)
                shared.computeIfAbsent(
                        TABLE, key -> Collections.synchronizedMap(new WeakHashMap<>()));
    }

    /** Reports one call and looks no further. */
    private static final class FirstCall extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private final JavacTask task;

        FirstCall(Trees trees, JavacTask task) {
            this.trees = trees;
            this.task = task;
        }

        @Override
        public @Nullable Void visitMethodInvocation(
                MethodInvocationTree call, @Nullable Void none) {
            Tree select = call.getMethodSelect();
            if (CALLS.contains(nameOf(select))
                    && isOfAsync(new TreePath(getCurrentPath(), select))
                    && active().putIfAbsent(task.getElements(), true) == null) {
                trees.printMessage(
                        Diagnostic.Kind.ERROR,
                        nameOf(select)
                                + " is used, but the processor that compiles it does not run: put"
                                + " dev.rouse:rouse-transform on the annotation-processor path"
                                + " (Maven: annotationProcessorPaths, Gradle: annotationProcessor),"
                                + " and do not use -proc:none; if a post-pass compiles the class"
                                + " files, run javac with -J-D"
                                + OFF
                                + "=true",
                        select,
                        getCurrentPath().getCompilationUnit());
            }
            return super.visitMethodInvocation(call, null);
        }

        private static String nameOf(Tree select) {
            if (select instanceof IdentifierTree id) {
                return id.getName().toString();
            }
            return select instanceof MemberSelectTree member
                    ? member.getIdentifier().toString()
                    : "";
        }

        private boolean isOfAsync(TreePath path) {
            Element element = trees.getElement(path);
            return element != null
                    && element.getEnclosingElement() instanceof TypeElement owner
                    && owner.getQualifiedName().contentEquals("dev.rouse.Async");
        }
    }
}
