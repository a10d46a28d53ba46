package dev.rouse.transform.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * What {@link dev.rouse.transform.AsyncProcessor} does, behind its door: puts a {@link CompileHook}
 * into a compilation. One object serves one compilation and keeps what javac gave it; its class may
 * serve many, so nothing of javac may be in a static field.
 */
public final class BlockProcessor extends AbstractProcessor {

    private @Nullable CompileHook hook;

    /** For one compilation. */
    public BlockProcessor() {}

    /** All: a class with blocks may have none. Said without an annotation, which is read slowly. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(CompileHook.EXPLAIN);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        ProcessingEnvironment javac = Environments.unwrap(environment);
        try {
            JavacTask task = JavacTask.instance(javac);
            hook = new CompileHook(Trees.instance(javac), javac, task);
            task.addTaskListener(hook);
        } catch (IllegalArgumentException notJavac) {
            environment
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "rouse-transform needs javac, and this compiler is another one; take it"
                                    + " off the processor path and run its post-pass over the class"
                                    + " files: java -jar rouse-transform.jar DIRECTORY");
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (hook != null) {
            hook.addRoots(round.getRootElements());
        }
        return false;
    }
}
