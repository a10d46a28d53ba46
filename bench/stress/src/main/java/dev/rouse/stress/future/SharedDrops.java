package dev.rouse.stress.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Shared;

/** What races need of two handles that are dropped; the real ones and the twin's offer it. */
interface SharedDrops {

    void dropOne();

    void dropOther();

    /** The handles that the library ships. */
    static SharedDrops real(Runnable onDrop) {
        Future<Integer> future =
                new Future<>() {
                    @Override
                    public Poll<Integer> poll(Context cx) {
                        return Poll.pending();
                    }

                    @Override
                    public void drop() {
                        onDrop.run();
                    }
                };
        Shared<Integer> one = future.shared();
        Shared<Integer> other = one.share();
        return new SharedDrops() {
            @Override
            public void dropOne() {
                one.drop();
            }

            @Override
            public void dropOther() {
                other.drop();
            }
        };
    }
}
