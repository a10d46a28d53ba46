package dev.rouse.stress.task;

import dev.rouse.Waker;

/** Writes the joiner while it belongs to the thread that completes the task. */
final class JoinerReplacedInPlace extends ModelCell {

    JoinerReplacedInPlace(Race race) {
        super(race);
    }

    @Override
    boolean toOtherWaker(Waker waker) {
        joinerPlain(waker);
        return true;
    }
}
