package dev.rouse.stress.workstealing;

import dev.rouse.executor.workstealing.internal.IdleWorkers;
import dev.rouse.executor.workstealing.internal.InjectQueue;
import dev.rouse.task.Parker;

/**
 * What races need of {@link IdleWorkers} and a queue; the real ones and the twins' offer it. Nobody
 * really parks.
 */
interface IdlePool {

    /** All are awake, and one searches. Called first. */
    void begin(int workers);

    /** A worker goes to sleep; true if it must look once more and sees the task. */
    boolean sleep(boolean searching);

    /** The searcher has found something, and wakes another if there is more. */
    void found();

    /** A thread outside pushes the task and wakes a worker, if that is due. */
    void push();

    /** A caller begins to run; called after {@link #begin}, before the race. */
    void callerRuns();

    /** The caller rests, and wakes a worker if it sees the task. */
    void callerRests();

    int awake();

    /** The protocol that the library ships. */
    static IdlePool real() {
        InjectQueue queue = new InjectQueue();
        Numbered task = new Numbered(1);
        Parker parker = new Parker();
        return new IdlePool() {
            private IdleWorkers idle = new IdleWorkers(1, 1);

            @Override
            public void begin(int workers) {
                idle = new IdleWorkers(workers, workers);
                idle.trySearch();
            }

            @Override
            public boolean sleep(boolean searching) {
                parker.announce();
                return idle.sleep(parker, searching) && !queue.isEmpty();
            }

            @Override
            public void found() {
                if (idle.found() && !queue.isEmpty()) {
                    idle.wakeOne();
                }
            }

            @Override
            public void push() {
                queue.push(task.get(0));
                idle.wakeOne();
            }

            @Override
            public void callerRuns() {
                idle.callerRuns();
            }

            @Override
            public void callerRests() {
                idle.callerRests();
                if (!queue.isEmpty()) {
                    idle.wakeOne();
                }
            }

            @Override
            public int awake() {
                return idle.awake();
            }
        };
    }
}
