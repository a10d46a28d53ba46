package dev.rouse;

import dev.rouse.function.ThrowingFunction;
import dev.rouse.internal.scope.ScopeFuture;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that cannot outlive the block they were spawned in.
 *
 * <pre>{@code
 * Future<String> frontPage() {
 *     return Scope.run(
 *             scope -> {
 *                 Future<String> news = scope.spawn(loadNews()); // both run at the same time,
 *                 Future<String> weather = scope.spawn(loadWeather());
 *                 return news.join(weather, (n, w) -> n + w); // and have ended when this has
 *             });
 * }
 * }</pre>
 *
 * <p>{@link #run} gives the body a scope to spawn tasks with, its <em>children</em>. The future it
 * returns ends when the body and all children have ended, those among them that other children have
 * spawned. The clean-up of a child, which is the drop of its future, is a part of it and is waited
 * for.
 *
 * <p><b>First failure.</b> If the body or a child fails, the body is dropped, all children are
 * aborted, and when the last has ended the scope's future fails with the same exception object.
 * Whatever fails after that, drops included, is suppressed in it. So a scope reports a child's
 * failure also if nobody awaits the child. A child that was aborted by its {@link JoinHandle#abort}
 * has not failed, but whoever awaits it gets a {@link java.util.concurrent.CancellationException}.
 *
 * <p><b>Cancelling.</b> {@link #cancel} ends the scope from any thread and is waited for like a
 * failure. <b>Dropping</b> the scope's future cannot wait, since a drop returns at once. What holds
 * then: spawning is over; every child was asked to abort before the body is dropped; a child that
 * another thread is polling at that moment finishes that poll, and after it no child does anything
 * but its clean-up. {@link #ended} tells when the last clean-up has run; who has to wait for it
 * gets it from the scope before dropping, or calls {@code cancel} instead and awaits the future.
 *
 * <p><b>After the end</b> of the scope, or once it is ending, {@link #spawn} drops the future it is
 * given on the calling thread, and the handle reports a cancellation.
 *
 * <p><b>Handles</b> are for use inside the scope. Dropping one does not let the child go: the scope
 * still waits for it. Two children that await each other wait for ever, as anywhere.
 *
 * <p><b>Threads.</b> The body runs inside the polls of the scope's future, the children on tasks of
 * the executor that first polls it. The methods may be called from any thread.
 *
 * <p><b>Memory.</b> A child that has ended is forgotten at once; its value is kept by its handle
 * alone.
 */
public interface Scope extends Spawner {

    /**
     * Runs a body with a scope where the first failure ends all.
     *
     * <p>Cancel safety: as said above. The value of the body waits until the last child has ended;
     * dropped in that time it is lost.
     *
     * @param body called in the first poll; gives the future whose value is that of the scope
     * @param <T> the type of the value
     * @return the scope's future
     * @throws NullPointerException if {@code body} is null
     */
    static <T extends @Nullable Object> Future<T> run(
            ThrowingFunction<? super Scope, ? extends Future<? extends T>> body) {
        return new ScopeFuture<>(body, false);
    }

    /**
     * Runs a body with a scope where children fail alone: a child's failure goes to whoever awaits
     * its handle, or to the {@link UncaughtHandler}, and neither its siblings nor the body are
     * ended. All the rest is as for {@link #run}, and a failure of the body ends all.
     *
     * @param body called in the first poll; gives the future whose value is that of the scope
     * @param <T> the type of the value
     * @return the scope's future
     * @throws NullPointerException if {@code body} is null
     */
    static <T extends @Nullable Object> Future<T> supervise(
            ThrowingFunction<? super Scope, ? extends Future<? extends T>> body) {
        return new ScopeFuture<>(body, true);
    }

    /**
     * Drops the body and aborts all children. The scope's future fails, when the last of them has
     * ended, with a {@link java.util.concurrent.CancellationException}, or with a failure that was
     * there before. Does nothing once the scope has ended.
     */
    void cancel();

    /**
     * Aborts the children of this moment, without ending the scope.
     *
     * <p>For a body that has what it wants: the scope still waits for their clean-up.
     */
    void abortChildren();

    /**
     * Waits for the end of the scope: of its body and of all children, clean-up included. It must
     * not be awaited inside the scope, which would wait for itself.
     *
     * <p>Cancel safety: may be dropped and asked for again.
     *
     * @return a future that is ready when nothing of the scope runs any more
     */
    Future<@Nullable Void> ended();

    /**
     * Counts the children that have not ended.
     *
     * @return how many there were when it was called
     */
    int size();
}
