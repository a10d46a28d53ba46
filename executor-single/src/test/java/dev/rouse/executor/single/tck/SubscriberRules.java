package dev.rouse.executor.single.tck;

import dev.rouse.Executor;
import dev.rouse.interop.Flows;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterClass;

/** The TCK's rules for subscribers, asked of {@link Flows#toStream} in a task that reads it. */
public class SubscriberRules extends FlowSubscriberBlackboxVerification<Integer> {

    private final Executor executor = Executor.create("single");

    public SubscriberRules() {
        super(ReactiveStreamsTckTest.environment());
    }

    @AfterClass
    public void closeExecutor() {
        executor.close();
    }

    /** The subscriber that the stream gives to its publisher in the first poll. */
    @Override
    public Subscriber<Integer> createFlowSubscriber() {
        CompletableFuture<Subscriber<? super Integer>> subscriber = new CompletableFuture<>();
        executor.spawn(
                Flows.<Integer>toStream(subscriber::complete, 4)
                        .forEach(item -> {})
                        .recover(failure -> null));
        @SuppressWarnings("unchecked") // it takes any item
        Subscriber<Integer> taken = (Subscriber<Integer>) subscriber.join();
        return taken;
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }
}
