package dev.rouse.transform.javac;

import java.lang.reflect.Field;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/** Finds javac's own environment behind the wrappers that build tools put around it. */
public final class Environments {

    private Environments() {}

    /**
     * Unwraps the environments of IntelliJ and of Gradle's incremental compilation.
     *
     * @param environment what a processor was initialised with
     * @return javac's own environment, or the argument if nothing is known of it
     */
    public static ProcessingEnvironment unwrap(ProcessingEnvironment environment) {
        ProcessingEnvironment inner = fromIntelliJ(environment);
        if (inner == null) {
            inner = fromGradle(environment);
        }
        return inner != null ? inner : environment;
    }

    /** IntelliJ hands out proxies, and names this method as the way behind them. */
    private static @Nullable ProcessingEnvironment fromIntelliJ(ProcessingEnvironment environment) {
        try {
            Class<?> wrappers =
                    environment
                            .getClass()
                            .getClassLoader()
                            .loadClass("org.jetbrains.jps.javac.APIWrappers");
            return (ProcessingEnvironment)
                    wrappers.getDeclaredMethod("unwrap", Class.class, Object.class)
                            .invoke(null, ProcessingEnvironment.class, environment);
        } catch (ReflectiveOperationException | RuntimeException notIntelliJ) {
            return null;
        }
    }

    private static @Nullable ProcessingEnvironment fromGradle(ProcessingEnvironment environment) {
        try {
            Field delegate = environment.getClass().getDeclaredField("delegate");
            delegate.setAccessible(true);
            return delegate.get(environment) instanceof ProcessingEnvironment inner ? inner : null;
        } catch (ReflectiveOperationException | RuntimeException notGradle) {
            return null;
        }
    }
}
