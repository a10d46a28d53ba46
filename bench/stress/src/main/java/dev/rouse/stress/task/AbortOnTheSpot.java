package dev.rouse.stress.task;

/** Drops the future of a task that is not running without asking the word for it. */
final class AbortOnTheSpot extends ModelCell {

    AbortOnTheSpot(Race race) {
        super(race);
    }

    @Override
    public void abort() {
        if ((get() & (RUNNING | COMPLETE)) == 0) {
            Thread.onSpinWait();
            dropFuture();
        } else {
            super.abort();
        }
    }
}
