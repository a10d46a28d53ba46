package dev.rouse.testkit.sim;

import dev.rouse.Future;
import dev.rouse.task.Task;
import org.jspecify.annotations.Nullable;

/** A task of a {@link SimExecutor}, as choosers and reports see it. */
public final class SimTask {

    private final int number;
    private final @Nullable String name;

    /** Runs the task once; for a task this is its poll, for blocking work all of it. */
    Runnable step = () -> {};

    /** Null for blocking work. */
    @Nullable Task<?> task;

    /** Null when there is none any more, or for blocking work. */
    @Nullable Future<?> future;

    /** Who made it ready for the last time; null for the test itself. */
    @Nullable String wokenBy;

    SimTask(int number, @Nullable String name) {
        this.number = number;
        this.name = name;
    }

    /**
     * Gives the task's number in its executor, in the order of spawning; unlike {@link
     * dev.rouse.JoinHandle#id} it is the same in every run.
     *
     * @return the number, from 1
     */
    public int number() {
        return number;
    }

    /**
     * Gives the name the task was spawned with.
     *
     * @return the name, or {@code null}
     */
    public @Nullable String name() {
        return name;
    }

    /** What it waits for, said by its future, without what differs from run to run. */
    String waitsFor() {
        Future<?> waiting = future;
        if (waiting == null) {
            return "nothing";
        }
        try {
            return waiting.toString()
                    .replaceAll("\\$\\$Lambda[^\\s,\\])@]*", "\\$\\$Lambda")
                    .replaceAll("@[0-9a-f]{1,8}\\b", "");
        } catch (RuntimeException thrown) {
            return waiting.getClass().getName() + ", whose toString() threw " + thrown;
        }
    }

    /** Reads like {@code task 2 "reader"}. */
    @Override
    public String toString() {
        return name == null ? "task " + number : "task " + number + " \"" + name + '"';
    }
}
