package dev.rouse.stress.workstealing;

import dev.rouse.Futures;
import dev.rouse.task.Task;
import org.jspecify.annotations.Nullable;

/** Real tasks that are never run, and their numbers. */
final class Numbered {

    private final Task<?>[] tasks;

    Numbered(int count) {
        tasks = new Task<?>[count];
        for (int i = 0; i < count; i++) {
            tasks[i] = Task.create(Futures.pending(), task -> {});
        }
    }

    Task<?> get(int id) {
        return tasks[id];
    }

    void count(@Nullable Task<?> task, Tally tally) {
        for (int id = 0; id < tasks.length; id++) {
            if (tasks[id] == task) {
                tally.add(id);
            }
        }
    }
}
