package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.internal.stream.TaskSet;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that were spawned together and whose outcomes are joined as they come.
 *
 * <pre>{@code
 * Future<Long> countReachable(Spawner spawner, List<String> hosts) {
 *     JoinSet<String> pings = new JoinSet<>(spawner);
 *     for (String host : hosts) {
 *         pings.spawn(ping(host)); // runs from now on, whether anybody polls the set or not
 *     }
 *     return pings.filter(ended -> !ended.outcome().isFailure()).count();
 * }
 * }</pre>
 *
 * <p>As a stream the set gives a {@link Joined} for each task that has ended, so {@link #next}
 * joins the next one. Other than {@link FuturesUnordered} it runs its children as tasks of their
 * own: on several threads if the executor has them, and also while nobody polls the set. Use a
 * {@link Scope} where one failure has to end the others.
 *
 * <p><b>Where tasks run.</b> On the spawner given to the constructor, or on that of the context of
 * the set's first poll. In the second case what is spawned before that poll is kept and starts
 * there.
 *
 * <p><b>Failures are values here:</b> a task that fails or was aborted gives its failure in {@link
 * Joined#outcome()}, and the others run on. A failure that is never joined, because the set was
 * dropped or {@linkplain #detachAll emptied}, goes to the executor's {@link UncaughtHandler}.
 *
 * <p><b>Memory.</b> The outcome of a task is kept until it is joined. A set that is only ever
 * spawned into grows without end; one with a {@link #limit} refuses instead, and one that needs no
 * outcomes is a {@link TaskTracker}. A loop that never holds more than the limit:
 *
 * <pre>{@code
 * Future<?> serve(JoinSet<String> connections) {
 *     return accepted.forEachThen(connection ->
 *             connections.isFull()
 *                     ? connections.next().map(one -> connections.spawn(handle(connection)))
 *                     : Futures.ready(connections.spawn(handle(connection))));
 * }
 * }</pre>
 *
 * <p><b>Order.</b> By their ends, for the tasks that end after the set has first looked at them;
 * otherwise by their spawns.
 *
 * <p><b>Done is not for ever.</b> {@link PollNext.Done} says that the set is empty now; it may be
 * filled and polled again.
 *
 * <p><b>Cancel safety.</b> Dropping a {@link #next} loses nothing. Dropping the set aborts all
 * tasks and does not wait for them; {@link #shutdown} does.
 *
 * <p><b>Threads.</b> The methods are the owner's: between polls, or from inside the task that polls
 * the set. A {@link TaskRef} may be used from any thread.
 *
 * @param <T> the type of the values
 */
public final class JoinSet<T extends @Nullable Object> implements Stream<Joined<T>> {

    private final TaskSet<@Nullable Void, T> tasks;
    private int limit = Integer.MAX_VALUE;

    /** Makes an empty set whose tasks run where the set is first polled. */
    public JoinSet() {
        tasks = new TaskSet<>(null);
    }

    /**
     * Makes an empty set.
     *
     * @param spawner where its tasks run
     * @throws NullPointerException if {@code spawner} is null
     */
    public JoinSet(Spawner spawner) {
        tasks = new TaskSet<>(requireNonNull(spawner, "spawner"));
    }

    /**
     * Bounds the tasks that were not joined, those that have ended among them. By default only the
     * memory does.
     *
     * @param most at least 1
     * @return this
     * @throws IllegalArgumentException if {@code most} is less than 1
     */
    public JoinSet<T> limit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "limit must be at least 1, or no task could be spawned: " + most);
        }
        limit = most;
        return this;
    }

    /**
     * Spawns a task without a name.
     *
     * @param future what to run; the task owns it
     * @return the task, to abort it
     * @throws IllegalStateException if the set {@linkplain #isFull is full} or was dropped; the
     *     future stays the caller's
     * @throws NullPointerException if {@code future} is null
     */
    public TaskRef spawn(Future<? extends T> future) {
        return spawn(future, null);
    }

    /**
     * Spawns a task.
     *
     * @param future what to run; the task owns it
     * @param name for messages and dumps, or {@code null}
     * @return the task, to abort it
     * @throws IllegalStateException if the set {@linkplain #isFull is full} or was dropped; the
     *     future stays the caller's
     * @throws NullPointerException if {@code future} is null
     */
    public TaskRef spawn(Future<? extends T> future, @Nullable String name) {
        if (isFull()) {
            throw new IllegalStateException(
                    "the set is full: "
                            + limit
                            + " tasks were not joined yet; await next() before spawning more");
        }
        return tasks.spawn(null, future, name);
    }

    /**
     * Counts the tasks that were not joined.
     *
     * @return how many, those that have ended among them
     */
    public int size() {
        return tasks.parts().size();
    }

    /**
     * Tells whether there is nothing to join.
     *
     * @return true if the next poll answers {@link PollNext.Done}
     */
    public boolean isEmpty() {
        return tasks.parts().isEmpty();
    }

    /**
     * Tells whether the {@link #limit} is reached.
     *
     * @return true if {@link #spawn} would throw
     */
    public boolean isFull() {
        return size() >= limit;
    }

    /**
     * Joins a task that has ended already; does not wait.
     *
     * @return the task; {@code Pending} if none has ended; {@code Done} if there are none
     * @throws IllegalStateException if the set was dropped
     */
    public PollNext<Joined<T>> tryNext() {
        return joined(tasks.tryNext());
    }

    /** Asks for the end of all tasks. Their outcomes can still be joined, and have to be. */
    public void abortAll() {
        tasks.abortAll();
    }

    /**
     * Empties the set and lets the tasks run on; their values are discarded.
     *
     * @throws IllegalStateException if the set has tasks that wait for its first poll to start
     */
    public void detachAll() {
        tasks.detachAll();
    }

    /**
     * Aborts all tasks and waits until each has ended and its clean-up has run.
     *
     * <p>Values are discarded. If tasks have failed, now or before, by anything else than a {@link
     * java.util.concurrent.CancellationException}, the future fails with the first failure after
     * all have ended; the others are suppressed in it.
     *
     * <p>Cancel safety: the future borrows the set. Dropped while pending it has asked for the end
     * of the tasks, and has discarded the outcomes of some; another {@code shutdown} waits for the
     * rest.
     *
     * @return the future; nothing happens before its first poll
     */
    public Future<@Nullable Void> shutdown() {
        return new TaskSet.Shutdown<@Nullable Void, T>(tasks, part -> {});
    }

    @Override
    public PollNext<Joined<T>> pollNext(Context cx) {
        return joined(tasks.pollNext(cx));
    }

    @SuppressWarnings("unchecked") // neither Pending nor Done holds a value
    private PollNext<Joined<T>> joined(PollNext<TaskSet.Ended<@Nullable Void, T>> polled) {
        return polled instanceof PollNext.Item<TaskSet.Ended<@Nullable Void, T>> item
                ? PollNext.item(new Joined<>(item.value().part().info(), item.value().outcome()))
                : (PollNext<Joined<T>>) (PollNext<?>) polled;
    }

    /** Aborts all tasks and forgets them; what they still do is not waited for. */
    @Override
    public void drop() {
        tasks.drop();
    }

    /** Says how many tasks there are. */
    @Override
    public String toString() {
        return "JoinSet of " + tasks;
    }
}
