package dev.rouse.transform;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import dev.rouse.transform.javac.OffHook;

/**
 * Makes it an error at the first await when this jar is there but {@link AsyncProcessor} does not
 * run, because of {@code -proc:none} or since javac takes no processors from the class path. javac
 * starts it by itself.
 *
 * <p>{@code rouse-api} has such a plugin too, for builds that forgot this jar; javac starts that
 * one only if there is no processor path. Both are off when javac has the system property {@code
 * rouse.check.off}.
 */
public final class ProcessorOff implements Plugin {

    /** For javac's service loader. */
    public ProcessorOff() {}

    @Override
    public String getName() {
        return "RouseProcessorOff";
    }

    @Override
    public boolean autoStart() {
        return System.getProperty("rouse.check.off") == null;
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        task.addTaskListener(new OffHook(task));
    }
}
