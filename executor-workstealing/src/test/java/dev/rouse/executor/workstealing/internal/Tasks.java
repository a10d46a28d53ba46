package dev.rouse.executor.workstealing.internal;

import dev.rouse.Futures;
import dev.rouse.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tasks that are never run, for queues. */
final class Tasks {

    private Tasks() {}

    static Task<?> task() {
        return Task.create(Futures.pending(), t -> {});
    }

    static List<Task<?>> tasks(int count) {
        List<Task<?>> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(task());
        }
        return made;
    }

    /** The numbers of tasks, which read better in a failed comparison than their states do. */
    static List<Long> ids(Stream<? extends Task<?>> tasks) {
        return tasks.<Long>map(Task::id).toList();
    }

    static List<Long> ids(List<? extends Task<?>> tasks) {
        return ids(tasks.stream());
    }

    static List<Long> drain(InjectQueue queue) {
        List<Task<?>> all = new ArrayList<>();
        for (Task<?> task; (task = queue.pop()) != null; ) {
            all.add(task);
        }
        return ids(all);
    }

    static List<Long> drain(LocalQueue queue) {
        List<Task<?>> all = new ArrayList<>();
        for (Task<?> task; (task = queue.pop()) != null; ) {
            all.add(task);
        }
        return ids(all);
    }
}
