package dev.rouse.task;

/**
 * How much the poll that runs on a thread may still spend with {@link
 * dev.rouse.Context#tryProceed}; renewed at the beginning of each poll.
 *
 * <p>It belongs to the thread that runs tasks and not to a task: only one poll at a time needs it,
 * and a million tasks that wait need none.
 *
 * <p><b>Threads.</b> One: an executor gives each of its threads a budget of its own.
 */
public final class Budget {

    private static final ThreadLocal<Budget> OF_THREAD = ThreadLocal.withInitial(Budget::new);

    private int left;

    /** Makes a budget for a thread that is about to run tasks. */
    public Budget() {}

    /**
     * Gives the budget of the calling thread, for executors that do not keep their own.
     *
     * @return every time the same on one thread
     */
    public static Budget ofThread() {
        return OF_THREAD.get();
    }

    void renew() {
        left = Task.BUDGET;
    }

    boolean trySpend() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
