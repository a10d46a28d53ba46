package dev.rouse.sync;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.sync.CancellationNode;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop, which any number of tasks may look at or wait for, and which reaches all
 * tokens that were made from it.
 *
 * <pre>{@code
 * CancellationToken server = CancellationToken.create();
 * CancellationToken request = server.child();
 * Future<Poll<String>> answer = request.runUntilCancelled(reply);
 * server.cancel(); // the request's token too; request.cancel() would leave the server's alone
 * }</pre>
 *
 * <p>A token is cancelled once and stays so. It asks; it stops nothing by itself: use {@link
 * #runUntilCancelled} to have a future dropped, or wait for {@link #cancelled} beside other things.
 *
 * <p><b>Cancel safety.</b> A future of {@link #cancelled} can be dropped and made again at any
 * time; leaving takes constant time, but for the step that the last paragraph names.
 *
 * <p><b>Order.</b> What was written before {@link #cancel} is seen by those who find the token
 * cancelled, and by the polls that it wakes. When {@code cancel} returns, all children are
 * cancelled and all who waited have been woken. Those of a parent are woken before those of its
 * children. <b>Fairness.</b> Finding the token cancelled spends a unit of the poll's budget.
 *
 * <p><b>Threads.</b> All methods from any thread; none blocks for longer than the tree takes to be
 * walked. Wakers run on the thread that cancels, without a lock; one that throws is reported to the
 * uncaught exception handler of that thread and harms nobody.
 *
 * <p><b>Memory.</b> A child keeps its parent. A parent keeps a child only while somebody waits for
 * it, or for one made from it: a child that nobody knows any more is collected, however long the
 * parent lives. The first who waits for a token, and the last who leaves, therefore walk up to the
 * nearest ancestor that is waited for. Trees may be 100,000 tokens deep and wide: nothing here is
 * recursive.
 */
public interface CancellationToken {

    /**
     * Makes a token without a parent.
     *
     * @return a token that is not cancelled
     */
    static CancellationToken create() {
        return CancellationNode.root();
    }

    /**
     * Makes a token that is cancelled together with this one, or alone.
     *
     * @return the child; cancelled already if this is
     */
    CancellationToken child();

    /** Cancels this token and all that were made from it. The second call does nothing. */
    void cancel();

    /**
     * Tells whether the token was cancelled.
     *
     * @return true from then on
     */
    boolean isCancelled();

    /**
     * Waits until the token is cancelled. May be asked for any number of times.
     *
     * @return a future that is ready once {@link #isCancelled}; it never fails
     */
    Future<@Nullable Void> cancelled();

    /**
     * Runs a future until the token is cancelled. The token is looked at first, in each poll: once
     * it is cancelled, the future is dropped and not polled again, even if it were ready.
     *
     * <p>Dropping the result drops {@code future}.
     *
     * @param future what to run; owned by the result
     * @param <T> the type of its value
     * @return a future of the value, as a ready {@link Poll}; or of {@link Poll#pending} if the
     *     token was cancelled first. It fails as {@code future} does, or with what its drop throws
     * @throws NullPointerException if {@code future} is null
     */
    <T extends @Nullable Object> Future<Poll<T>> runUntilCancelled(Future<T> future);

    /**
     * Makes a guard that cancels this token when it is closed, for try-with-resources.
     *
     * @return a new guard
     */
    DropGuard dropGuard();

    /**
     * Cancels its token when it is closed.
     *
     * <p><b>Threads.</b> Any; of several calls one takes effect.
     */
    interface DropGuard extends AutoCloseable {

        /**
         * Makes {@link #close} do nothing from now on.
         *
         * @return the token
         */
        CancellationToken disarm();

        /** Cancels the token, unless {@link #disarm} was called. Idempotent. */
        @Override
        void close();
    }
}
