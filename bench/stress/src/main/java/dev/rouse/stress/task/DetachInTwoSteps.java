package dev.rouse.stress.task;

/** Decides who discards the outcome before it gives the outcome up. */
final class DetachInTwoSteps extends ModelCell {

    DetachInTwoSteps(Race race) {
        super(race);
    }

    @Override
    boolean toDetached() {
        boolean complete = isFinished();
        Thread.onSpinWait();
        clear(JOIN_INTEREST);
        return complete;
    }
}
