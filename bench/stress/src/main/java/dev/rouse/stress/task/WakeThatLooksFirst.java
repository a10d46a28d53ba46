package dev.rouse.stress.task;

/** Answers a wake of a scheduled task after a look at the word, without writing it. */
final class WakeThatLooksFirst extends ModelCell {

    WakeThatLooksFirst(Race race) {
        super(race);
    }

    @Override
    void toScheduled(int alsoSet) {
        if ((get() & (SCHEDULED | RUNNING)) != SCHEDULED) {
            super.toScheduled(alsoSet);
        }
    }
}
