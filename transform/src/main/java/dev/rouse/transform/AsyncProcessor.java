package dev.rouse.transform;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.rouse.transform.javac.CompileHook;
import dev.rouse.transform.javac.Environments;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Compiles async blocks, streams and generators while javac runs. Found on the annotation-processor
 * path; it claims no annotation and makes no sources. It listens to the compiler: misplaced awaits,
 * emits and yields become errors after a class has been analysed, and class files with blocks are
 * rewritten after javac has written them. That is done on a thread of its own while javac goes on,
 * and is over when javac is: class files are complete when the compilation ends.
 *
 * <p>With {@code -Arouse.explain=DIR} it also writes, for each block, a page into that directory
 * that shows its source and its states, and what each of them keeps.
 */
@SupportedAnnotationTypes("*")
@SupportedOptions(CompileHook.EXPLAIN)
public final class AsyncProcessor extends AbstractProcessor {

    private @Nullable CompileHook hook;

    /** For the service loader. */
    public AsyncProcessor() {}

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
