package dev.rouse.stress.workstealing;

import dev.rouse.executor.workstealing.internal.LifoSlot;
import dev.rouse.task.Task;

/** What races need of a {@link LifoSlot}; the real one and the twins' offer it. */
interface Slot {

    /** Counts what is pushed out. Owner only. */
    void put(int id, Tally pushedOut);

    /** Owner only. */
    void take(Tally tally);

    /** Takes away what it sees, as the monitor does. */
    void steal(Tally tally);

    /** The slot that the library ships. */
    static Slot real() {
        Numbered tasks = new Numbered(2);
        LifoSlot slot = new LifoSlot();
        return new Slot() {
            @Override
            public void put(int id, Tally pushedOut) {
                tasks.count(slot.put(tasks.get(id)), pushedOut);
            }

            @Override
            public void take(Tally tally) {
                tasks.count(slot.take(), tally);
            }

            @Override
            public void steal(Tally tally) {
                Task<?> seen = slot.peek();
                if (seen != null && slot.steal(seen)) {
                    tasks.count(seen, tally);
                }
            }
        };
    }
}
