package dev.rouse.stress.task;

/** Leaves the waker in the handle whether or not the task has ended meanwhile. */
final class JoinWithoutSecondLook extends ModelCell {

    JoinWithoutSecondLook(Race race) {
        super(race);
    }

    @Override
    boolean toJoining(int clear, int set) {
        clear(clear);
        set(set);
        return true;
    }
}
