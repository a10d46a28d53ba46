package dev.rouse.task;

import dev.rouse.Executor;

/**
 * Offers an executor to {@link Executor#create()}; found by {@link java.util.ServiceLoader}.
 *
 * <p>An executor module declares {@code provides dev.rouse.task.ExecutorProvider with …} in its
 * {@code module-info} and the same in {@code META-INF/services} for the class path.
 */
public interface ExecutorProvider {

    /**
     * Gives the short name users ask for, for example {@code "single"}.
     *
     * @return a name in lower case without blanks, unique among the providers of a program
     */
    String name();

    /**
     * Makes an executor with default settings, ready to run tasks without anybody driving it.
     *
     * @return a new executor
     */
    Executor create();
}
