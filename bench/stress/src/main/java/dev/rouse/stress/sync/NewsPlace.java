package dev.rouse.stress.sync;

import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;

/** What races need of a place to notify at and two futures that wait there. */
interface NewsPlace {

    void notifyOne();

    /** Polls the first future; true when it has been notified. */
    boolean poll(Waker waker);

    boolean pollSecond(Waker waker);

    /** Drops the first future. */
    void drop();

    /** The one that the library ships. */
    static NewsPlace real() {
        Notify notify = Notify.create();
        Notified first = notify.notified();
        Notified second = notify.notified();
        return new NewsPlace() {
            @Override
            public void notifyOne() {
                notify.notifyOne();
            }

            @Override
            public boolean poll(Waker waker) {
                return isReady(first, waker);
            }

            @Override
            public boolean pollSecond(Waker waker) {
                return isReady(second, waker);
            }

            private boolean isReady(Notified notified, Waker waker) {
                try {
                    return notified.poll(new PollContext(waker)).isReady();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void drop() {
                first.drop();
            }
        };
    }
}
