package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.future.AroundPolls;
import org.jspecify.annotations.Nullable;

/**
 * A value that code finds without being handed it, inside a future and all that the future polls:
 * what a {@link ThreadLocal} is for a thread. For what would otherwise go through every signature,
 * such as the number of a request; not for what has to be there, which belongs into parameters.
 *
 * <pre>{@code
 * TaskLocal<String> requestId = TaskLocal.create("requestId");
 * Future<String> reply = requestId.scope("r-17", Futures.lazy(() -> "for " + requestId.get()));
 * }</pre>
 *
 * <p><b>Scope.</b> The value is there while the future of {@link #scope} is polled, and while it is
 * dropped, also when its task is aborted or its executor closed. Outside of that, and in between,
 * the thread has what it had before. Inner scopes hide outer ones. A task that is spawned inside
 * inherits nothing: give it a scope of its own.
 *
 * <p><b>Cancel safety.</b> A future of {@link #scope} behaves as the one in it.
 *
 * <p><b>Memory.</b> A scope keeps its value until the future has ended. Polls allocate nothing. A
 * thread keeps an empty place for each {@code TaskLocal} it has seen, so make them once, in static
 * fields.
 *
 * <p><b>Threads.</b> All methods from any thread; what a thread finds depends on what it polls.
 *
 * @param <T> the type of the value
 */
public final class TaskLocal<T extends @Nullable Object> {

    /** A value, which may be null, so that no value can be told from it. */
    private record Bound<T extends @Nullable Object>(T value) {}

    private final String name;

    /** Of each thread: the innermost scope that it is in, or null. */
    @SuppressWarnings("ThreadLocalUsage") // who makes a TaskLocal keeps it in a static field
    private final ThreadLocal<@Nullable Bound<T>> current = new ThreadLocal<>();

    private TaskLocal(String name) {
        this.name = requireNonNull(name, "name");
    }

    /**
     * Makes one without a value.
     *
     * @param name what messages call it
     * @param <T> the type of the value
     * @return a new task-local
     * @throws NullPointerException if {@code name} is null
     */
    public static <T extends @Nullable Object> TaskLocal<T> create(String name) {
        return new TaskLocal<>(name);
    }

    /**
     * Gives a future a value to find here.
     *
     * @param value the value; may be {@code null}
     * @param future in whose polls and drop it is found; owned by the result
     * @param <R> the type of the future's value
     * @return a future that ends as {@code future} does
     * @throws NullPointerException if {@code future} is null
     */
    public <R extends @Nullable Object> Future<R> scope(T value, Future<R> future) {
        return new Scope<>(this, new Bound<>(value), future);
    }

    /**
     * Runs something at once with a value to find here.
     *
     * @param value the value; may be {@code null}
     * @param action what to run, on the calling thread
     * @param <R> the type of the result
     * @return what {@code action} gives
     * @throws Exception what {@code action} throws
     * @throws NullPointerException if {@code action} is null
     */
    public <R extends @Nullable Object> R scopeNow(T value, ThrowingSupplier<? extends R> action)
            throws Exception {
        requireNonNull(action, "action");
        Bound<T> outer = current.get();
        current.set(new Bound<>(value));
        try {
            return action.get();
        } finally {
            current.set(outer);
        }
    }

    /**
     * Gives the value of the innermost scope.
     *
     * @return the value
     * @throws IllegalStateException outside of every scope
     */
    public T get() {
        Bound<T> bound = current.get();
        if (bound == null) {
            throw new IllegalStateException(
                    this
                            + " has no value here; wrap the future that asks for it in scope(value,"
                            + " future), also one that is spawned, since scopes are not inherited");
        }
        return bound.value;
    }

    /**
     * Gives the value of the innermost scope, or a default.
     *
     * @param other what to give outside of every scope
     * @return the value
     */
    public T getOr(T other) {
        Bound<T> bound = current.get();
        return bound == null ? other : bound.value;
    }

    /**
     * Tells whether there is a value.
     *
     * @return true inside a scope
     */
    public boolean isBound() {
        return current.get() != null;
    }

    /** Gives the name. */
    @Override
    public String toString() {
        return "TaskLocal[" + name + "]";
    }

    /** Behind {@link #scope}. */
    private static final class Scope<T extends @Nullable Object, R extends @Nullable Object>
            extends AroundPolls<R> {

        private final TaskLocal<T> local;

        /** Null after the end. */
        private @Nullable Bound<T> own;

        /** What the thread had before, while this is polled or dropped. */
        private @Nullable Bound<T> outer;

        Scope(TaskLocal<T> local, Bound<T> own, Future<R> child) {
            super(child);
            this.local = local;
            this.own = own;
        }

        @Override
        protected void enter() {
            outer = local.current.get();
            local.current.set(own);
        }

        @Override
        protected void leave() {
            local.current.set(outer);
            outer = null;
        }

        @Override
        protected void letGo() {
            own = null;
        }
    }
}
