package dev.rouse.testkit.everything;

import static dev.rouse.testkit.everything.Rows.future;
import static dev.rouse.testkit.everything.Rows.one;
import static dev.rouse.testkit.everything.Rows.stream;

import dev.rouse.Future;
import dev.rouse.interop.BlockingPool;
import dev.rouse.interop.Completion;
import dev.rouse.interop.ContextCarrier;
import dev.rouse.interop.Flows;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Bridges to other kinds of futures and streams, and a pool whose thread is the test's. */
final class InteropRows {

    private InteropRows() {}

    static List<FutureLaws<?>> futures() {
        return List.of(
                future("Completion.toFuture(CompletionStage)", InteropRows::stage).giving(1),
                future("Completion.toFuture(CompletionStage), failing", InteropRows::failingStage)
                        .failing(IOException.class),
                future("Completion.from(ThrowingSupplier)", InteropRows::lateStage).giving(1),
                future("ContextCarrier.carry(Future)", w -> carrier().carry(one(w))).giving(1),
                future("ContextCarrier.carry(Object,Future)", w -> carrier().carry(7, one(w)))
                        .giving(1),
                future("BlockingPool.run(ThrowingSupplier)", w -> pool(w).run(() -> 1))
                        .giving(1)
                        .withoutRaces(),
                future(
                                "BlockingPool.runInterruptibly(ThrowingSupplier)",
                                w -> pool(w).runInterruptibly(() -> 1))
                        .giving(1)
                        .withoutRaces());
    }

    static List<StreamLaws<?>> streams() {
        return List.of(
                stream("Flows.toStream(Publisher)", w -> Flows.toStream(new Two(w)))
                        .giving(List.of(1, 2)),
                stream("Flows.toStream(Publisher,int)", w -> Flows.toStream(new Two(w), 2))
                        .giving(List.of(1, 2)));
    }

    private static Future<Integer> stage(World world) {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        world.event("complete", () -> stage.complete(1));
        return Completion.toFuture(stage);
    }

    private static Future<Integer> failingStage(World world) {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        world.event("fail", () -> stage.completeExceptionally(new IOException("no")));
        return Completion.toFuture(stage);
    }

    private static Future<Integer> lateStage(World world) {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        world.event("complete", () -> stage.complete(1));
        return Completion.from(() -> stage);
    }

    private static ContextCarrier<Integer> carrier() {
        return ContextCarrier.of(() -> 1, ignored -> {});
    }

    /** A pool whose thread runs when an event says so, to its end, on the thread of the test. */
    private static BlockingPool pool(World world) {
        Step step = new Step();
        world.event("the thread runs", step::allow);
        return BlockingPool.builder()
                .keepAlive(Duration.ZERO)
                .threadFactory(step::threadOf)
                .build();
    }

    private static final class Step {
        private boolean allowed;
        private @Nullable Runnable waiting;

        void allow() {
            allowed = true;
            if (waiting != null) {
                waiting.run();
            }
        }

        Thread threadOf(Runnable work) {
            return new Thread(work) {
                @Override
                public synchronized void start() {
                    if (allowed) {
                        work.run();
                    } else {
                        waiting = work;
                    }
                }
            };
        }
    }

    /** Publishes one, two, and the end, as events allow and the subscriber demands. */
    private static final class Two implements Publisher<Integer>, Subscription {

        private static final int END = 3;

        private @Nullable Subscriber<? super Integer> subscriber;
        private long demanded;
        private int allowed;
        private int published;
        private boolean publishing;

        Two(World world) {
            for (int item = 1; item <= END; item++) {
                world.event(item < END ? "publish " + item : "complete", this::allow);
            }
        }

        @Override
        public void subscribe(Subscriber<? super Integer> who) {
            subscriber = who;
            who.onSubscribe(this);
            publish();
        }

        @Override
        public void request(long more) {
            demanded += more;
            publish();
        }

        @Override
        public void cancel() {
            published = END;
        }

        private void allow() {
            allowed++;
            publish();
        }

        private void publish() {
            if (publishing || subscriber == null) {
                return;
            }
            publishing = true;
            while (published < allowed && published + 1 < END && demanded > 0) {
                demanded--;
                subscriber.onNext(++published);
            }
            if (allowed == END && published + 1 == END) {
                published = END;
                subscriber.onComplete();
            }
            publishing = false;
        }
    }
}
