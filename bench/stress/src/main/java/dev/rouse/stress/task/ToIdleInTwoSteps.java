package dev.rouse.stress.task;

/**
 * Ends a poll in one step and hands the task to the queue in another, between which it looks
 * parked.
 */
final class ToIdleInTwoSteps extends ModelCell {

    ToIdleInTwoSteps(Race race) {
        super(race);
    }

    @Override
    boolean toIdle() {
        int word = get();
        clear(RUNNING | SCHEDULED);
        if ((word & SCHEDULED) != 0) {
            Thread.onSpinWait();
            set(SCHEDULED);
            submit();
        }
        return true;
    }
}
