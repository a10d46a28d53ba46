package dev.rouse.executor.workstealing;

import dev.rouse.TaskInfo;
import java.time.Duration;
import java.util.List;

/**
 * A task that does not return from its poll, and so keeps a worker from running others.
 *
 * @param task which task
 * @param worker the name of the worker's thread
 * @param howLong for how long it has been seen in this poll; it may have begun up to ten
 *     milliseconds before
 * @param where the stack of the worker, innermost call first; that of a moment ago
 */
public record BlockedTask(
        TaskInfo task, String worker, Duration howLong, List<StackTraceElement> where) {

    /**
     * Keeps its own copy of the stack.
     *
     * @param task which task
     * @param worker the name of the worker's thread
     * @param howLong for how long it has been seen in this poll
     * @param where the stack of the worker
     */
    public BlockedTask {
        where = List.copyOf(where);
    }

    /** Reads like a stack trace with a headline. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(task)
                .append(" has been in one poll for ")
                .append(howLong.toMillis())
                .append(" ms on ")
                .append(worker);
        for (StackTraceElement frame : where) {
            text.append("\n\tat ").append(frame);
        }
        return text.toString();
    }
}
