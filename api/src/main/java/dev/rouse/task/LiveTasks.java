package dev.rouse.task;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tasks of an executor that wait for a wake, so that closing can find and drop them: a bag with
 * deferred removal.
 *
 * <p>Adding stores one reference. Ending only counts; ended tasks are swept out together, once they
 * are {@value #SLACK} more than half of the rest, so that both are constant time on average, a task
 * needs no field for its place in the bag, and at most that many ended tasks are kept alive. Tasks
 * that end in their first poll never enter, see {@link Scheduler#track}.
 *
 * <p><b>Threads.</b> None of its own: all calls come from the thread that runs the executor's
 * tasks, or are ordered with it.
 */
public final class LiveTasks {

    /** How many ended tasks may stay in the bag beside half as many as there are live ones. */
    private static final int SLACK = 16;

    private static final int SMALLEST = 64;

    private Task<?>[] tasks = new Task<?>[SMALLEST];

    /** Slots used from the front: by live tasks and by {@link #ended} others. */
    private int used;

    private int ended;

    /** Makes an empty bag. */
    public LiveTasks() {}

    /**
     * Adds a task that is about to wait for the first time.
     *
     * @param task a task that is not in the bag
     */
    public void add(Task<?> task) {
        if (used == tasks.length) {
            tasks = Arrays.copyOf(tasks, used * 2);
        }
        tasks[used++] = task;
    }

    /** Takes note that one of the tasks in the bag has ended. */
    public void noteEnded() {
        ended++;
        if (ended > SLACK + (used - ended) / 2) {
            sweep();
        }
    }

    /**
     * Counts the tasks in the bag that have not ended.
     *
     * @return the number of waiting, queued and running tasks that have waited before
     */
    public int size() {
        return used - ended;
    }

    /** How many slots are used, by live and by ended tasks. */
    int used() {
        return used;
    }

    /** How many slots there are. */
    int slots() {
        return tasks.length;
    }

    /**
     * Gives each live task to {@code action}. Tasks that are added meanwhile may be left out.
     *
     * @param action what to do; it may end tasks
     */
    public void forEach(Consumer<? super Task<?>> action) {
        for (Task<?> task : Arrays.copyOf(tasks, used)) {
            if (!task.isFinished()) {
                action.accept(task);
            }
        }
    }

    /** Shuts down every task in the bag, also those that are added meanwhile. */
    public void shutdownAll() {
        while (used > 0) {
            Task<?>[] all = tasks;
            int count = used;
            tasks = new Task<?>[SMALLEST];
            used = 0;
            ended = 0;
            for (int i = 0; i < count; i++) {
                all[i].shutdown();
            }
            ended = 0; // counted those just shut down, which are not in the bag any more
        }
    }

    /**
     * Lets go of the ended tasks, if more than half of those in the bag must have ended because
     * there are not that many alive. For executors whose tasks may end in the sight of another bag,
     * which therefore do not call {@link #noteEnded}.
     *
     * @param aliveAtMost how many tasks of the bag may be alive
     */
    public void sweepIfMostEnded(long aliveAtMost) {
        if (used / 2 > aliveAtMost + SLACK) {
            sweep();
        }
    }

    /**
     * Empties the bag.
     *
     * @return what was in it; some of the tasks may have ended
     */
    public List<Task<?>> removeAll() {
        List<Task<?>> all = List.of(Arrays.copyOf(tasks, used));
        tasks = new Task<?>[SMALLEST];
        used = 0;
        ended = 0;
        return all;
    }

    private void sweep() {
        int kept = 0;
        for (int i = 0; i < used; i++) {
            Task<?> task = tasks[i];
            if (!task.isFinished()) {
                tasks[kept++] = task;
            }
        }
        if (kept < tasks.length / 8 && tasks.length > SMALLEST) {
            tasks = Arrays.copyOf(tasks, Math.max(SMALLEST, kept * 2));
        } else {
            Arrays.fill(tasks, kept, used, null);
        }
        used = kept;
        ended = 0;
    }
}
