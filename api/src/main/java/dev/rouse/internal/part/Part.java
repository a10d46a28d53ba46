package dev.rouse.internal.part;

import dev.rouse.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One child among many on a task, and the waker that it is polled with: waking it puts it among the
 * {@link WokenParts}, so that the owner polls this child and not all of them.
 *
 * <p><b>State.</b> One flag, which says who may put this into the list:
 *
 * <pre>{@code
 *            1 wake: into the list, wake the task
 * IDLE -------------------------------------------> QUEUED --+
 *  ^                                                 |   ^   | 2 wake: nothing to do
 *  +-------------------------------------------------+   +---+
 *            3 toPolled: the owner is about to poll it
 * }</pre>
 *
 * <p>A child that has ended stays QUEUED ({@link #toEnded}): wakes that come late are 2.
 *
 * <p><b>Memory.</b> All transitions are exchanges of the flag, hence in one order: what a waker
 * wrote before a wake of kind 2 is visible to the poll after 3, because 3 reads what 2 has stored.
 */
public abstract class Part implements Waker {

    private static final VarHandle QUEUED;

    static {
        try {
            QUEUED = MethodHandles.lookup().findVarHandle(Part.class, "queued", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final WokenParts woken;

    @SuppressWarnings("unused") // through QUEUED only
    private int queued;

    /** In the list: the one woken before this. Later, at the owner: the one to poll after this. */
    @Nullable Part link;

    /**
     * Makes a part that is not in the list.
     *
     * @param woken the list of its owner
     */
    protected Part(WokenParts woken) {
        this.woken = woken;
    }

    @Override
    public final void wake() {
        if (toQueued()) {
            woken.push(this);
        }
    }

    /**
     * Arrow 1 or 2.
     *
     * @return whether the caller has to put this into a list
     */
    public final boolean toQueued() {
        return queuedSwap(1) == 0;
    }

    /** Arrow 3: wakes count from now on, for the poll that follows has not looked at the news. */
    public final void toPolled() {
        queuedSwap(0);
    }

    /** No wake puts this into a list any more. */
    public final void toEnded() {
        queuedSwap(1);
    }

    private int queuedSwap(int next) {
        return (int) QUEUED.getAndSet(this, next);
    }
}
