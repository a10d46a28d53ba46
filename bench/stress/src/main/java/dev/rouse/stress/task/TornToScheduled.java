package dev.rouse.stress.task;

/** Wakes with a read and a write in the place of one read-modify-write. */
final class TornToScheduled extends ModelCell {

    TornToScheduled(Race race) {
        super(race);
    }

    @Override
    void toScheduled(int alsoSet) {
        int word = get();
        if ((word & COMPLETE) != 0) {
            return;
        }
        overwrite(word | SCHEDULED | alsoSet);
        if ((word & (SCHEDULED | RUNNING)) == 0) {
            submit();
        }
    }
}
