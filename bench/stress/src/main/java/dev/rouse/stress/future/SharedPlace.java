package dev.rouse.stress.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Shared;
import dev.rouse.Waker;
import dev.rouse.stress.CountingWaker;
import dev.rouse.stress.PollContext;
import java.util.function.BooleanSupplier;

/** What races need of two handles of a shared future; the real ones and the twins' offer it. */
interface SharedPlace {

    /** Polls with the first handle; true if that was the end. */
    boolean poll();

    /** Polls with the second handle; true if that was the end. */
    boolean pollOther();

    /** Wakes the future. */
    void wake();

    /** Asked after the race: will the second handle be polled? */
    boolean isOtherWoken();

    /** The handles that the library ships. */
    static SharedPlace real(BooleanSupplier poll) {
        return new Real(poll);
    }

    /** A future that keeps the first waker it gets, which is always that of the shared future. */
    final class Real implements SharedPlace, Future<Integer> {
        private final BooleanSupplier poll;
        private final Shared<Integer> first = shared();
        private final Shared<Integer> second = first.share();
        private final CountingWaker other = new CountingWaker();
        private volatile Waker waker = Waker.noop();

        Real(BooleanSupplier poll) {
            this.poll = poll;
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            if (waker == Waker.noop()) {
                waker = cx.waker();
            }
            return poll.getAsBoolean() ? Poll.ready(1) : Poll.pending();
        }

        @Override
        public boolean poll() {
            return poll(first, Waker.noop());
        }

        @Override
        public boolean pollOther() {
            return poll(second, other);
        }

        private static boolean poll(Shared<Integer> handle, Waker waker) {
            try {
                return handle.poll(new PollContext(waker)).isReady();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void wake() {
            waker.wake();
        }

        @Override
        public boolean isOtherWoken() {
            return other.isWoken();
        }
    }
}
