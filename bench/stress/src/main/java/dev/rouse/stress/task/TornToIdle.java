package dev.rouse.stress.task;

/** Ends a poll with a read and a write in the place of one read-modify-write. */
final class TornToIdle extends ModelCell {

    TornToIdle(Race race) {
        super(race);
    }

    @Override
    boolean toIdle() {
        int word = get();
        if ((word & ABORTED) != 0) {
            return false;
        }
        overwrite(word & ~RUNNING);
        if ((word & SCHEDULED) != 0) {
            submit();
        }
        return true;
    }
}
