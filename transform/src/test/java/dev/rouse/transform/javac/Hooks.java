package dev.rouse.transform.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The processor, with a thread beside javac that a test has in its hands. */
public final class Hooks {

    private Hooks() {}

    /** The thread that compilations get which no test has in its hands. */
    public static ThreadPoolExecutor usualThread() {
        return (ThreadPoolExecutor) BesideJavac.newThread();
    }

    /**
     * Makes a processor for one compilation.
     *
     * @param newThread is asked at most once, when there is something to do
     */
    public static Processor processor(Supplier<ExecutorService> newThread) {
        return new HookProcessor(newThread, true);
    }

    /** One that is not told which classes there are, and so does not know which is the last. */
    public static Processor processorWithoutRoots(Supplier<ExecutorService> newThread) {
        return new HookProcessor(newThread, false);
    }

    @SupportedAnnotationTypes("*")
    private static final class HookProcessor extends AbstractProcessor {
        private final Supplier<ExecutorService> newThread;
        private final boolean withRoots;
        private @Nullable CompileHook hook;

        HookProcessor(Supplier<ExecutorService> newThread, boolean withRoots) {
            this.newThread = newThread;
            this.withRoots = withRoots;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            JavacTask task = JavacTask.instance(environment);
            hook = new CompileHook(Trees.instance(environment), environment, task, newThread);
            task.addTaskListener(hook);
        }

        @Override
        public boolean process(Set<? extends TypeElement> all, RoundEnvironment round) {
            if (withRoots) {
                hook.addRoots(round.getRootElements());
            }
            return false;
        }
    }
}
