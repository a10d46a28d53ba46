package dev.rouse.testkit.combinations;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testkit.combinations.Case.InDrop;

/**
 * The future whose task is played with. Its play knows it by a weak reference alone, to see when
 * its task lets go of it.
 */
final class Subject implements Future<Object> {

    private final Play play;
    private int polls;

    Subject(Play play) {
        this.play = play;
    }

    @Override
    public Poll<Object> poll(Context cx) throws Exception {
        polls++;
        play.polled(cx.waker());
        Moment now = polls == 1 ? Moment.IN_FIRST_POLL : Moment.IN_SECOND_POLL;
        play.inPoll(now);
        if (play.c.ending().moment != now) {
            return Poll.pending();
        }
        if (play.c.ending().fails) {
            throw play.failure;
        }
        return Poll.ready(play.newValue());
    }

    @Override
    public void drop() {
        play.dropped();
        if (play.c.inDrop() == InDrop.THROWS) {
            throw play.fromDrop;
        }
    }
}
