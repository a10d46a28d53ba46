package dev.rouse.executor.single.tck;

import dev.rouse.Executor;
import dev.rouse.Streams;
import dev.rouse.interop.Flows;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.Test;

/** The TCK's rules for publishers, asked of {@link Flows#toPublisher}. */
public class PublisherRules extends FlowPublisherVerification<Long> {

    private final Executor executor = Executor.create("single");

    public PublisherRules() {
        super(ReactiveStreamsTckTest.environment());
    }

    @AfterClass
    public void closeExecutor() {
        executor.close();
    }

    @Override
    public Publisher<Long> createFlowPublisher(long elements) {
        return Flows.toPublisher(executor, () -> Streams.iterate(0L, n -> n + 1).take(elements));
    }

    @Override
    public Publisher<Long> createFailedFlowPublisher() {
        return Flows.toPublisher(
                executor,
                () -> {
                    throw new Exception("on purpose");
                });
    }

    /**
     * As the TCK has it, which gives the executor 300 milliseconds to cancel and the collector 100;
     * here only the watchdog limits them.
     */
    @Override
    @Test
    public void
            required_spec313_cancelMustMakeThePublisherEventuallyDropAllReferencesToTheSubscriber()
                    throws Throwable {
        Publisher<Long> publisher = createFlowPublisher(3);
        WeakReference<Subscriber<Long>> cancelled = afterItsFirstItem(publisher);
        while (cancelled.get() != null) {
            System.gc();
        }
    }

    private static WeakReference<Subscriber<Long>> afterItsFirstItem(Publisher<Long> publisher)
            throws InterruptedException {
        CountDownLatch received = new CountDownLatch(1);
        Subscriber<Long> subscriber = new CancellingAtOnce(received);
        publisher.subscribe(subscriber);
        received.await();
        return new WeakReference<>(subscriber);
    }

    /** Takes one item and no more. */
    private static final class CancellingAtOnce implements Subscriber<Long> {
        private final CountDownLatch received;
        private Subscription subscription;

        CancellingAtOnce(CountDownLatch received) {
            this.received = received;
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(Long item) {
            subscription.cancel();
            received.countDown();
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
