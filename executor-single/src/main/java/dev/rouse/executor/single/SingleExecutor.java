package dev.rouse.executor.single;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.UncaughtHandler;
import dev.rouse.executor.single.internal.Engine;
import dev.rouse.time.Timer;
import java.util.Objects;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.jspecify.annotations.Nullable;

/**
 * An executor without a thread: tasks run when the caller drives it.
 *
 * <p>Drive it from a loop of your own with {@link #poll}, step by step with {@link #tryRunOne}, to
 * the point where everything waits with {@link #runUntilStalled}, until one future ends with {@link
 * #blockOn}, or from an Agrona duty cycle with {@link #agent}. {@link SingleThreadExecutor} brings
 * its own thread.
 *
 * <pre>{@code
 * SingleExecutor executor = SingleExecutor.create();
 * executor.spawn(game());
 * while (window.isOpen()) {
 *     executor.poll();        // a bounded number of tasks for this frame
 *     window.draw();
 * }
 * executor.close();
 * }</pre>
 *
 * <p><b>Threads.</b> {@link #spawn}, {@link #close}, wakes and aborts from any thread. Driving from
 * one thread at a time, though not always from the same one: a second driver gets an {@link
 * IllegalStateException} that names the first. Tasks run, and are dropped, on the thread that
 * drives.
 *
 * <p><b>Order and fairness.</b> Runnable tasks run first in, first out. A task that wakes itself
 * goes behind all others. After at most {@value
 * dev.rouse.executor.single.internal.Engine#TASKS_PER_TURN} tasks, timers and wakes from other
 * threads are taken in.
 */
public final class SingleExecutor implements Executor {

    private final Engine engine;
    private final @Nullable IdleStrategy idle;

    private SingleExecutor(Builder builder) {
        this.engine = builder.engine();
        this.idle = builder.idle;
    }

    /**
     * Makes an executor with the system clock, parking when {@link #blockOn} has nothing to do.
     *
     * @return a new executor without tasks
     */
    public static SingleExecutor create() {
        return builder().build();
    }

    /**
     * Makes a builder with the settings of {@link #create()}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        return engine.spawn(future, name);
    }

    /**
     * Does a bounded piece of work: takes in what other threads have left, wakes the timers that
     * are due, and runs some of the runnable tasks. Never waits.
     *
     * @return how many tasks were run and timers woken; zero if there was nothing to do
     * @throws IllegalStateException if called from inside a task, while another thread drives, or
     *     on a closed executor
     */
    public int poll() {
        engine.enter("poll()");
        try {
            return engine.turn();
        } finally {
            engine.exit();
        }
    }

    /**
     * Runs one task, if one is runnable. Never waits.
     *
     * @return false if no task was runnable
     * @throws IllegalStateException as {@link #poll}
     */
    public boolean tryRunOne() {
        engine.enter("tryRunOne()");
        try {
            return engine.turnOne();
        } finally {
            engine.exit();
        }
    }

    /**
     * Runs tasks until all of them wait for something outside: another thread, or a later time.
     * Does not return while some task keeps itself runnable.
     *
     * @return how many tasks were run and timers woken
     * @throws IllegalStateException as {@link #poll}
     */
    public long runUntilStalled() {
        engine.enter("runUntilStalled()");
        try {
            long total = 0;
            for (int work; (work = engine.turn()) > 0; ) {
                total += work;
            }
            return total;
        } finally {
            engine.exit();
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>The calling thread drives: it runs the future and every other task. While there is nothing
     * to do it sleeps until the next timer or wake, or does what the {@link Builder#idleStrategy}
     * says.
     *
     * @throws IllegalStateException as {@link #poll}
     */
    @Override
    public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
        return engine.blockOn(future, idle);
    }

    /**
     * Gives a duty cycle for Agrona's {@code AgentRunner} or {@code AgentInvoker}: {@code doWork}
     * is {@link #poll}, {@code onClose} is {@link #close}.
     *
     * @param roleName the agent's name
     * @return the agent; after the executor is closed its {@code doWork} throws {@link
     *     org.agrona.concurrent.AgentTerminationException}
     * @throws NullPointerException if {@code roleName} is null
     */
    public Agent agent(String roleName) {
        return new ExecutorAgent(this, Objects.requireNonNull(roleName, "roleName"));
    }

    /**
     * Gives the clock and the timers that tasks find in their context.
     *
     * @return the timer; time begins at zero when the executor is made
     */
    public Timer timer() {
        return engine.timer();
    }

    /**
     * Tells whether {@link #close} is over.
     *
     * @return true once every task has ended and no other can start
     */
    public boolean isClosed() {
        return engine.isClosed();
    }

    /**
     * {@inheritDoc}
     *
     * <p>If nobody drives, the calling thread does the work. If another thread drives, that one
     * does, after the task it is in, and this one waits for it.
     */
    @Override
    public void close() {
        engine.close();
    }

    /** Says who drives, and on that thread how many tasks there are. */
    @Override
    public String toString() {
        return "SingleExecutor[" + engine + "]";
    }

    /** Settings of a {@link SingleExecutor} or {@link SingleThreadExecutor}. Not thread-safe. */
    public static final class Builder {

        private NanoClock clock = SystemNanoClock.INSTANCE;
        private UncaughtHandler uncaught = UncaughtHandler.standard();
        private @Nullable IdleStrategy idle;

        Builder() {}

        /**
         * Sets the clock of the timers.
         *
         * @param clock a clock that does not go back; by default {@link System#nanoTime}. With a
         *     clock that is moved by hand set an idle strategy too, or drive with {@link #poll}: a
         *     thread that sleeps for a deadline does not notice such a clock move.
         * @return this builder
         */
        public Builder clock(NanoClock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets who is told of failures that nobody joins.
         *
         * @param handler by default {@link UncaughtHandler#standard()}
         * @return this builder
         */
        public Builder uncaughtHandler(UncaughtHandler handler) {
            this.uncaught = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Sets what a driving thread does between pieces of work, instead of sleeping until it is
         * needed: for example busy-spin, for the shortest reaction.
         *
         * @param idle called after every piece of work with the amount done
         * @return this builder
         */
        public Builder idleStrategy(IdleStrategy idle) {
            this.idle = Objects.requireNonNull(idle, "idle");
            return this;
        }

        /**
         * Makes an executor that its caller drives.
         *
         * @return a new executor
         */
        public SingleExecutor build() {
            return new SingleExecutor(this);
        }

        /**
         * Makes an executor with a daemon thread called {@code rouse-single} that drives it.
         *
         * @return a new executor, running
         */
        public SingleThreadExecutor start() {
            return start(SingleThreadExecutor::daemonThread);
        }

        /**
         * Makes an executor with a thread from {@code factory} that drives it.
         *
         * @param factory makes the thread; it is asked once
         * @return a new executor, running
         * @throws IllegalStateException if the factory answers null
         */
        public SingleThreadExecutor start(java.util.concurrent.ThreadFactory factory) {
            return new SingleThreadExecutor(engine(), idle, factory);
        }

        private Engine engine() {
            return new Engine(clock, uncaught);
        }
    }
}
