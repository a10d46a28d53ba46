package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * How a task is called in messages, without holding on to the task.
 *
 * @param id the number of {@link JoinHandle#id()}
 * @param name the name it was spawned with, or {@code null}
 */
public record TaskInfo(long id, @Nullable String name) {

    /** Reads like {@code task 17} or {@code task 17 "reader"}. */
    @Override
    public String toString() {
        return name == null ? "task " + id : "task " + id + " \"" + name + '"';
    }
}
