package dev.rouse.stress.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.Streams;
import dev.rouse.Waker;
import dev.rouse.interop.Flows;
import dev.rouse.stress.OneTask;
import dev.rouse.stress.PollContext;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What races need of a subscription, and of the task that sends items for it. */
interface DemandPlace {

    void request();

    /** Polls the task; true when it has sent an item. */
    boolean poll(Waker waker);

    /** The publisher that the library ships. */
    static DemandPlace real() {
        OneTask task = new OneTask();
        Receiver receiver = new Receiver();
        Flows.toPublisher(task, () -> Streams.of(1, 2)).subscribe(receiver);
        return new DemandPlace() {
            @Override
            public void request() {
                requireNonNull(receiver.subscription).request(1);
            }

            @Override
            public boolean poll(Waker waker) {
                try {
                    requireNonNull(task.spawned()).poll(new PollContext(waker));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                return receiver.received > 0;
            }
        };
    }

    /** Counts items; used by the task's thread but for the subscription. */
    final class Receiver implements Subscriber<Integer> {
        private @Nullable Subscription subscription;
        private int received;

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Integer item) {
            received++;
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("there are more items than were asked for");
        }
    }

    /** The algorithm once more, but the task registers only after its look. */
    final class LookThenRegister implements DemandPlace {
        private final AtomicLong demand = new AtomicLong();
        private final AtomicReference<@Nullable Waker> waker = new AtomicReference<>();

        @Override
        public void request() {
            demand.incrementAndGet();
            Waker waiting = waker.getAndSet(null);
            if (waiting != null) {
                waiting.wake();
            }
        }

        @Override
        public boolean poll(Waker latest) {
            if (demand.get() > 0) {
                return true;
            }
            Thread.onSpinWait();
            waker.set(latest);
            return false;
        }
    }
}
