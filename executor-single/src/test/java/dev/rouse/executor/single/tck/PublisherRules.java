package dev.rouse.executor.single.tck;

import dev.rouse.Executor;
import dev.rouse.Streams;
import dev.rouse.interop.Flows;
import java.util.concurrent.Flow.Publisher;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/** The TCK's rules for publishers, asked of {@link Flows#toPublisher}. */
public class PublisherRules extends FlowPublisherVerification<Long> {

    private final Executor executor = Executor.create("single");

    public PublisherRules() {
        super(new TestEnvironment(ReactiveStreamsTckTest.TIMEOUT_MILLIS));
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
}
