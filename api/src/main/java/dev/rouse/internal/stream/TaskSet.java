package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Spawner;
import dev.rouse.internal.future.NoServices;
import dev.rouse.internal.part.Part;
import dev.rouse.internal.part.WokenParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.JoinSet} and {@link dev.rouse.JoinMap}: many tasks, and one who joins
 * them.
 *
 * <p>Each task has a {@link TaskPart}, which is the waker that its handle is polled with; so a poll
 * of the set looks at the tasks that have ended and at new ones, and not at all of them. An outcome
 * stays in the task's handle until it is handed out: what is never taken is discarded by the
 * handle, which reports failures.
 *
 * @param <K> what the tasks are known by
 * @param <T> the type of the values
 */
public final class TaskSet<K extends @Nullable Object, T extends @Nullable Object> extends Owner {

    /**
     * A task that has ended and has left the set.
     *
     * @param part which one
     * @param outcome how it ended
     * @param <K> what the tasks are known by
     * @param <T> the type of the values
     */
    public record Ended<K extends @Nullable Object, T extends @Nullable Object>(
            TaskPart<K, T> part, Outcome<T> outcome) {}

    private final WokenParts woken = new WokenParts();
    private final Set<TaskPart<K, T>> parts = new LinkedHashSet<>();
    private @Nullable Spawner spawner;

    /** How many were evicted since {@link #woken} was rid of such. */
    private int evicted;

    /**
     * Makes an empty set.
     *
     * @param spawner where tasks are started; null for that of the first poll's context
     */
    public TaskSet(@Nullable Spawner spawner) {
        this.spawner = spawner;
    }

    /**
     * Starts a task, or keeps it until the first poll.
     *
     * @param key what it is known by
     * @param future what to run
     * @param name its name or null
     * @return the new part
     */
    public TaskPart<K, T> spawn(K key, Future<? extends T> future, @Nullable String name) {
        requireNonNull(future, "future");
        checkRunning();
        TaskPart<K, T> part = new TaskPart<>(woken, key, future, name);
        Spawner given = spawner;
        if (given != null) {
            part.start(given);
        }
        parts.add(part);
        part.wake(); // to be looked at
        return part;
    }

    /**
     * Gives the tasks whose outcomes were not handed out.
     *
     * @return a view, in the order of the spawns; not to be changed
     */
    public Collection<TaskPart<K, T>> parts() {
        return parts;
    }

    /**
     * Lets a task go: it is aborted, and its outcome is discarded.
     *
     * @param part one of this set
     */
    public void evict(TaskPart<K, T> part) {
        parts.remove(part);
        if (++evicted > parts.size()) { // at most as many are kept for nothing as are there
            evicted = 0;
            woken.retain(parts::contains);
        }
        part.abort();
        part.detach();
    }

    /** Asks for the end of all tasks; their outcomes stay. */
    public void abortAll() {
        for (TaskPart<K, T> part : List.copyOf(parts)) {
            part.abort();
        }
    }

    /** Lets all tasks run on without this set. */
    public void detachAll() {
        for (TaskPart<K, T> part : parts) {
            if (!part.isStarted()) {
                throw new IllegalStateException(
                        "the set has no spawner before its first poll, so its tasks were not"
                                + " started and cannot be detached; give the set a Spawner");
            }
        }
        Throwable first = null;
        for (TaskPart<K, T> part : takeAll()) {
            first = Drops.afterwards(first, part::detach);
        }
        Drops.rethrow(first);
    }

    /**
     * Looks for a task that has ended.
     *
     * @param cx the context of the poll
     * @return the task, {@code Pending}, or {@code Done} if there are no tasks, which here is not
     *     the end
     */
    public PollNext<Ended<K, T>> pollNext(Context cx) {
        checkRunning();
        if (parts.isEmpty()) {
            return PollNext.done();
        }
        if (spawner == null) {
            startAll(cx);
        }
        woken.gather();
        PollNext<Ended<K, T>> polled = pass(cx);
        if (polled.isPending()) {
            woken.await(cx.waker());
        }
        return polled;
    }

    /**
     * As {@link #pollNext}, outside a poll: waits for nothing and replaces no waker.
     *
     * @return the task, {@code Pending}, or {@code Done} if there are no tasks
     */
    public PollNext<Ended<K, T>> tryNext() {
        checkRunning();
        if (parts.isEmpty()) {
            return PollNext.done();
        }
        if (spawner == null) {
            return PollNext.pending();
        }
        woken.gather();
        return pass(NoServices.INSTANCE);
    }

    private void startAll(Context cx) {
        try {
            Spawner found = requireNonNull(cx.spawner(), "Context.spawner() answered null");
            for (TaskPart<K, T> part : parts) {
                part.start(found);
            }
            spawner = found;
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
    }

    private PollNext<Ended<K, T>> pass(Context cx) {
        for (Part next; (next = woken.next()) != null; ) {
            @SuppressWarnings("unchecked") // nobody else puts parts into this list
            TaskPart<K, T> part = (TaskPart<K, T>) next;
            if (!parts.contains(part)) {
                continue; // let go after it was woken
            }
            Outcome<T> outcome = part.look(cx);
            if (outcome != null) {
                parts.remove(part);
                return PollNext.item(new Ended<>(part, outcome));
            }
            if (part.isFinished()) {
                return PollNext.pending(); // the budget is used up, or it ended just now: woken
            }
        }
        return PollNext.pending();
    }

    private Collection<TaskPart<K, T>> takeAll() {
        List<TaskPart<K, T>> all = new ArrayList<>(parts);
        parts.clear();
        return all;
    }

    @Override
    protected void release() {
        woken.end();
        Throwable first = null;
        Collection<TaskPart<K, T>> all = takeAll();
        for (TaskPart<K, T> part : all) {
            first = Drops.afterwards(first, part::abort);
        }
        for (TaskPart<K, T> part : all) {
            first = Drops.afterwards(first, part::detach);
        }
        Drops.rethrow(first);
    }

    @Override
    protected String describe() {
        return parts.size() + " tasks";
    }

    /** Behind {@code shutdown()}: aborts the tasks of a set, which it borrows, and joins them. */
    public static final class Shutdown<K extends @Nullable Object, T extends @Nullable Object>
            extends FutureBase<@Nullable Void> {

        private @Nullable TaskSet<K, T> set;
        private @Nullable Consumer<? super TaskPart<K, T>> whenJoined;
        private boolean asked;
        private @Nullable Throwable first;

        /**
         * Borrows a set.
         *
         * @param set whose tasks are to end
         * @param whenJoined called with each task that has left the set
         */
        public Shutdown(TaskSet<K, T> set, Consumer<? super TaskPart<K, T>> whenJoined) {
            this.set = set;
            this.whenJoined = whenJoined;
        }

        @Override
        protected Poll<@Nullable Void> step(Context cx) {
            TaskSet<K, T> borrowed = requireNonNull(set);
            if (!asked) {
                asked = true;
                borrowed.abortAll();
            }
            for (; ; ) {
                PollNext<Ended<K, T>> polled = borrowed.pollNext(cx);
                if (polled instanceof PollNext.Item<Ended<K, T>> item) {
                    requireNonNull(whenJoined).accept(item.value().part());
                    keep(item.value().outcome());
                } else if (polled.isDone()) {
                    Throwable failure = first;
                    first = null;
                    Drops.rethrow(failure);
                    return Poll.ready(null);
                } else {
                    return Poll.pending();
                }
            }
        }

        private void keep(Outcome<T> outcome) {
            if (outcome instanceof Outcome.Failure<T> failed
                    && !(failed.failure() instanceof CancellationException)) {
                if (first == null) {
                    first = failed.failure();
                } else {
                    Drops.suppress(first, failed.failure());
                }
            }
        }

        @Override
        protected void release() {
            set = null;
            whenJoined = null;
            first = null;
        }

        @Override
        protected String describe() {
            return String.valueOf(set);
        }
    }
}
