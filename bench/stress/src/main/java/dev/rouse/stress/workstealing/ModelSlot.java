package dev.rouse.stress.workstealing;

import java.util.concurrent.atomic.AtomicInteger;

/** The slot once more, over numbers, for twins to override. */
class ModelSlot implements Slot {

    static final int NOTHING = -1;

    final AtomicInteger slot = new AtomicInteger(NOTHING);

    @Override
    public void put(int id, Tally pushedOut) {
        count(slot.getAndSet(id), pushedOut);
    }

    @Override
    public void take(Tally tally) {
        count(slot.getAndSet(NOTHING), tally);
    }

    @Override
    public final void steal(Tally tally) {
        int seen = slot.get();
        if (slot.compareAndSet(seen, NOTHING)) {
            count(seen, tally);
        }
    }

    static void count(int id, Tally tally) {
        if (id != NOTHING) {
            tally.add(id);
        }
    }

    /** Takes without a compare-and-set: the monitor may take the same away in between. */
    static final class TakeInTwoSteps extends ModelSlot {
        @Override
        public void take(Tally tally) {
            count(slot.get(), tally);
            slot.set(NOTHING);
        }
    }

    /** Puts without an exchange: the monitor may take away in between what is pushed out. */
    static final class PutInTwoSteps extends ModelSlot {
        @Override
        public void put(int id, Tally pushedOut) {
            count(slot.get(), pushedOut);
            slot.set(id);
        }
    }
}
