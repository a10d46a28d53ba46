package dev.rouse.stress.workstealing;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/** The idle protocol once more, with a queue of one plain field, for twins to override. */
class ModelIdle implements IdlePool {

    private static final int AWAKE = 1 << 16;

    private final AtomicInteger state = new AtomicInteger();
    private int workers;
    private int item;
    private volatile int callers;

    @Override
    public final void begin(int count) {
        workers = count;
        state.set(count * AWAKE + 1);
    }

    @Override
    public final boolean sleep(boolean searching) {
        int before = state.getAndAdd(searching ? -AWAKE - 1 : -AWAKE);
        return looksAgain(searching, before & AWAKE - 1) && item == 1;
    }

    boolean looksAgain(boolean searching, int searchersBefore) {
        return searchersBefore == (searching ? 1 : 0);
    }

    @Override
    public final void found() {
        if ((state.getAndAdd(-1) & AWAKE - 1) == 1 && item == 1) {
            wakeOne();
        }
    }

    @Override
    public final void push() {
        item = 1;
        fence();
        wakeOne();
    }

    void fence() {
        VarHandle.fullFence();
    }

    final void wakeOne() {
        int seen = state.getAcquire();
        if ((seen & AWAKE - 1) == 0 && (seen >>> 16) + callers < workers) {
            state.getAndAdd(AWAKE + 1);
        }
    }

    @Override
    public final void callerRuns() {
        callers = 1;
    }

    @Override
    public void callerRests() {
        resting();
        if (item() == 1) {
            wakeOne();
        }
    }

    final void resting() {
        callers = 0;
    }

    final int item() {
        return item;
    }

    @Override
    public final int awake() {
        return state.get() >>> 16;
    }

    /** Wakes without a fence: the look for sleepers may come before the task is out. */
    static final class WakeWithoutFence extends ModelIdle {
        @Override
        void fence() {}
    }

    /** Looks for a task first, and rests then. */
    static final class LookThenRest extends ModelIdle {
        @Override
        public void callerRests() {
            boolean there = item() == 1;
            resting();
            if (there) {
                wakeOne();
            }
        }
    }

    /** Never looks back. */
    static final class SleepWithoutLook extends ModelIdle {
        @Override
        boolean looksAgain(boolean searching, int searchersBefore) {
            return false;
        }
    }

    /** Looks back only if it was the last searcher, as if all others were looked after. */
    static final class OnlySearchersLook extends ModelIdle {
        @Override
        boolean looksAgain(boolean searching, int searchersBefore) {
            return searching && searchersBefore == 1;
        }
    }
}
