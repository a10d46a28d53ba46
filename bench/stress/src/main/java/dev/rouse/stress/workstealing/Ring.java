package dev.rouse.stress.workstealing;

import dev.rouse.executor.workstealing.internal.InjectQueue;
import dev.rouse.executor.workstealing.internal.LocalQueue;
import dev.rouse.task.Task;

/** What races need of a {@link LocalQueue} of four; the real one and the twin's offer it. */
interface Ring {

    int CAPACITY = 4;

    /** Owner only. */
    void push(int id);

    /** Owner only. */
    void pop(Tally tally);

    /** Steals half of it into a ring of the thief's own, and empties that. */
    void steal(Tally tally);

    /** Takes all that is left, also what has overflowed. Owner only. */
    void drain(Tally tally);

    /** The ring that the library ships. */
    static Ring real() {
        Numbered tasks = new Numbered(CAPACITY + 1);
        LocalQueue queue = new LocalQueue(CAPACITY);
        InjectQueue overflow = new InjectQueue();
        return new Ring() {
            @Override
            public void push(int id) {
                queue.push(tasks.get(id), overflow);
            }

            @Override
            public void pop(Tally tally) {
                tasks.count(queue.pop(), tally);
            }

            @Override
            public void steal(Tally tally) {
                LocalQueue mine = new LocalQueue(CAPACITY);
                tasks.count(queue.stealInto(mine), tally);
                for (Task<?> task; (task = mine.pop()) != null; ) {
                    tasks.count(task, tally);
                }
            }

            @Override
            public void drain(Tally tally) {
                for (Task<?> task; (task = queue.pop()) != null; ) {
                    tasks.count(task, tally);
                }
                for (Task<?> task; (task = overflow.pop()) != null; ) {
                    tasks.count(task, tally);
                }
            }
        };
    }
}
