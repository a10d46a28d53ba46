package dev.rouse;

import dev.rouse.internal.future.WakerContext;
import dev.rouse.time.Timer;

/**
 * What a future may use during one {@link Future#poll poll}: the waker of its task and the services
 * of the executor that runs it.
 *
 * <p>Services travel here and not in thread-locals, so the same future works on any executor, in a
 * test with virtual time, and in a kernel whose only thread is an interrupt handler.
 *
 * <p><b>Threads and lifetime.</b> A context belongs to the poll it was passed to. Keep its {@link
 * #waker()}, {@link #timer()} or {@link #spawner()} if you need them later, never the context.
 */
public interface Context {

    /**
     * Gives the waker to keep before answering {@link Poll.Pending}. Only the waker of the latest
     * poll has to be woken.
     *
     * @return the waker of the task, or of the part of the task that is being polled
     */
    Waker waker();

    /**
     * Gives the clock and the timers of this executor.
     *
     * @return the timer; an executor without timers gives one that says so when it is used
     */
    Timer timer();

    /**
     * Gives the way to start other tasks on this executor.
     *
     * @return a spawner that may be kept and used from any thread
     */
    Spawner spawner();

    /**
     * Spends one unit of this poll's budget, so that a future which never has to wait cannot keep
     * its thread for ever.
     *
     * <p>A leaf future asks just before it hands out a value. On {@code true} it goes on. On {@code
     * false} the budget of this poll is used up, the task has been woken already, and the leaf
     * answers {@link Poll.Pending} with its value kept for the next poll. A task has {@value
     * dev.rouse.task.Task#BUDGET} units a poll.
     *
     * @return whether to go on
     */
    boolean tryProceed();

    /**
     * Gives a context with the same services and budget that hands out another waker. A combinator
     * uses it to learn which of its children was woken. When the budget is used up, {@link
     * #tryProceed} of the new context wakes that other waker.
     *
     * @param waker the waker of the part; it should wake this context's waker in turn
     * @return a context for polling that part
     * @throws NullPointerException if {@code waker} is null
     */
    default Context withWaker(Waker waker) {
        return new WakerContext(this, waker);
    }
}
