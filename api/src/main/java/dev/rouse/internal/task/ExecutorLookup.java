package dev.rouse.internal.task;

import dev.rouse.Executor;
import dev.rouse.task.ExecutorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the providers among the dependencies and picks one, or says why it cannot. */
public final class ExecutorLookup {

    private ExecutorLookup() {}

    /**
     * Makes the executor asked for.
     *
     * @param name the provider's name; {@code null} for the one of the system property, or the only
     *     one there is
     * @return a new executor
     */
    public static Executor create(@Nullable String name) {
        String wanted = name != null ? name : System.getProperty(Executor.PROPERTY);
        return pick(providers(), wanted).create();
    }

    /** The thread's own class loader first, as the service loader has it; else the one of Rouse. */
    private static List<ExecutorProvider> providers() {
        List<ExecutorProvider> found = load(Thread.currentThread().getContextClassLoader());
        return found.isEmpty() ? load(ExecutorLookup.class.getClassLoader()) : found;
    }

    private static List<ExecutorProvider> load(@Nullable ClassLoader loader) {
        List<ExecutorProvider> found = new ArrayList<>();
        ServiceLoader.load(ExecutorProvider.class, loader).forEach(found::add);
        return found;
    }

    static ExecutorProvider pick(List<ExecutorProvider> providers, @Nullable String wanted) {
        if (providers.isEmpty()) {
            throw new IllegalStateException(
                    "no executor found; add dev.rouse:rouse-executor-single or another executor"
                            + " module to the dependencies");
        }
        if (wanted == null) {
            if (providers.size() == 1) {
                return providers.get(0);
            }
            throw new IllegalStateException(
                    "several executors found ("
                            + names(providers)
                            + "); name one with Executor.create(name) or -D"
                            + Executor.PROPERTY
                            + "=name");
        }
        for (ExecutorProvider provider : providers) {
            if (provider.name().equals(wanted)) {
                return provider;
            }
        }
        throw new IllegalStateException(
                "no executor named \"" + wanted + "\"; there is " + names(providers));
    }

    private static String names(List<ExecutorProvider> providers) {
        return providers.stream()
                .map(ExecutorProvider::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
