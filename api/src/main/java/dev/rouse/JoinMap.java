package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.internal.stream.TaskPart;
import dev.rouse.internal.stream.TaskSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that are known by keys: a {@link JoinSet} where a task can be asked for, aborted or
 * replaced by its key.
 *
 * <p>As a stream it gives the key and the {@link Outcome} of each task that has ended. What is said
 * of a {@code JoinSet} about order, failures, memory, dropping, threads and the first poll holds
 * here too.
 *
 * @param <K> the type of the keys, with {@code equals} and {@code hashCode}
 * @param <T> the type of the values
 */
public final class JoinMap<K extends @Nullable Object, T extends @Nullable Object>
        implements Stream<Keyed<K, Outcome<T>>> {

    private final TaskSet<K, T> tasks;
    private final Map<K, TaskPart<K, T>> byKey = new LinkedHashMap<>();

    /** Makes an empty map whose tasks run where the map is first polled. */
    public JoinMap() {
        tasks = new TaskSet<>(null);
    }

    /**
     * Makes an empty map.
     *
     * @param spawner where its tasks run
     * @throws NullPointerException if {@code spawner} is null
     */
    public JoinMap(Spawner spawner) {
        tasks = new TaskSet<>(requireNonNull(spawner, "spawner"));
    }

    /**
     * Spawns a task. One of the same key that was not joined is aborted and leaves the map: its
     * value is discarded, and a failure goes to the {@link UncaughtHandler}. The new task may begin
     * before the old one's clean-up has run.
     *
     * @param key what the task is known by; also its name in messages
     * @param future what to run; the task owns it
     * @return the task, to abort it
     * @throws IllegalStateException if the map was dropped; the future stays the caller's
     * @throws NullPointerException if {@code future} is null
     */
    public TaskRef spawn(K key, Future<? extends T> future) {
        TaskPart<K, T> part = tasks.spawn(key, future, String.valueOf(key));
        TaskPart<K, T> replaced = byKey.put(key, part);
        if (replaced != null) {
            tasks.evict(replaced);
        }
        return part;
    }

    /**
     * Counts the tasks that were not joined.
     *
     * @return how many, those that have ended among them
     */
    public int size() {
        return byKey.size();
    }

    /**
     * Tells whether there is nothing to join.
     *
     * @return true if the next poll answers {@link PollNext.Done}
     */
    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /**
     * Gives the keys of the tasks that were not joined.
     *
     * @return a copy, in the order of their first spawns
     */
    public Set<K> keys() {
        return new LinkedHashSet<>(byKey.keySet());
    }

    /**
     * Tells whether a task of this key was not joined.
     *
     * @param key any key
     * @return true until its outcome was given
     */
    public boolean containsKey(K key) {
        return byKey.containsKey(key);
    }

    /**
     * Asks for the end of one task; its outcome is still given.
     *
     * @param key which one
     * @return false if there is none of this key
     */
    public boolean abort(K key) {
        TaskPart<K, T> part = byKey.get(key);
        if (part == null) {
            return false;
        }
        part.abort();
        return true;
    }

    /**
     * Asks for the end of the tasks whose keys match; their outcomes are still given.
     *
     * @param matches called with each key, on the calling thread; it must not change the map
     * @throws NullPointerException if {@code matches} is null
     */
    public void abortMatching(Predicate<? super K> matches) {
        requireNonNull(matches, "matches");
        byKey.forEach(
                (key, part) -> {
                    if (matches.test(key)) {
                        part.abort();
                    }
                });
    }

    /** Asks for the end of all tasks. Their outcomes can still be joined, and have to be. */
    public void abortAll() {
        tasks.abortAll();
    }

    /**
     * Empties the map and lets the tasks run on; their values are discarded.
     *
     * @throws IllegalStateException if the map has tasks that wait for its first poll to start
     */
    public void detachAll() {
        tasks.detachAll();
        byKey.clear();
    }

    /**
     * Aborts all tasks and waits until each has ended, as {@link JoinSet#shutdown} does.
     *
     * @return the future, which borrows the map; nothing happens before its first poll
     */
    public Future<@Nullable Void> shutdown() {
        return new TaskSet.Shutdown<>(tasks, part -> byKey.remove(part.key()));
    }

    /**
     * Joins a task that has ended already; does not wait.
     *
     * @return the task; {@code Pending} if none has ended; {@code Done} if there are none
     * @throws IllegalStateException if the map was dropped
     */
    public PollNext<Keyed<K, Outcome<T>>> tryNext() {
        return joined(tasks.tryNext());
    }

    @Override
    public PollNext<Keyed<K, Outcome<T>>> pollNext(Context cx) {
        return joined(tasks.pollNext(cx));
    }

    @SuppressWarnings("unchecked") // neither Pending nor Done holds a value
    private PollNext<Keyed<K, Outcome<T>>> joined(PollNext<TaskSet.Ended<K, T>> polled) {
        if (polled instanceof PollNext.Item<TaskSet.Ended<K, T>> item) {
            K key = item.value().part().key();
            byKey.remove(key);
            return PollNext.item(new Keyed<>(key, item.value().outcome()));
        }
        return (PollNext<Keyed<K, Outcome<T>>>) (PollNext<?>) polled;
    }

    /** Aborts all tasks and forgets them; what they still do is not waited for. */
    @Override
    public void drop() {
        byKey.clear();
        tasks.drop();
    }

    /** Says how many tasks there are. */
    @Override
    public String toString() {
        return "JoinMap of " + tasks;
    }
}
