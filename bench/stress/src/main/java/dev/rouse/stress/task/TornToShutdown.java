package dev.rouse.stress.task;

/** Takes a task away with a read and a write in the place of one read-modify-write. */
final class TornToShutdown extends ModelCell {

    TornToShutdown(Race race) {
        super(race);
    }

    @Override
    boolean toShutdown() {
        int word = get();
        if ((word & COMPLETE) != 0) {
            return false;
        }
        overwrite((word & ~SCHEDULED) | RUNNING | ABORTED);
        return (word & RUNNING) == 0;
    }
}
