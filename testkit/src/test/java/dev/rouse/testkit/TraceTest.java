package dev.rouse.testkit;

import static dev.rouse.testkit.Assertions.assertPending;
import static dev.rouse.testkit.Assertions.assertReady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Stream;
import dev.rouse.Streams;
import dev.rouse.testkit.sim.Chooser;
import dev.rouse.testkit.sim.SimExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final Trace trace = new Trace();
    private final FakeContext cx = new FakeContext();

    @Test
    void eventsStandInTheirOrder() {
        trace.add("a");
        Runnable noting = trace.noting("b");
        trace.add("c");
        noting.run();
        noting.run();
        assertThat(trace).containsExactly("a", "c", "b", "b");
        assertThat(trace).hasToString("a\nc\nb\nb");
        trace.clear();
        assertThat(trace).isEmpty();
    }

    @Test
    void pollsAndDropsOfAFutureAreNoted() throws Exception {
        ScriptedFuture<String> inside = ScriptedFuture.pending("f");
        Future<String> future = trace.future("reply", inside);
        assertThat(trace).isEmpty();
        future.poll(cx);
        inside.complete("v");
        future.poll(cx);
        future.drop();
        assertThat(trace)
                .containsExactly(
                        "reply polled: Pending", "reply polled: Ready[value=v]", "reply dropped");
        assertThat(inside.drops()).isEqualTo(1);
    }

    @Test
    void failuresAreNotedAndComeThrough() {
        IOException failure = new IOException("no");
        Future<String> future = trace.future("reply", Futures.failed(failure));
        assertThatThrownBy(() -> future.poll(cx)).isSameAs(failure);
        assertThat(trace).containsExactly("reply polled: threw java.io.IOException: no");
    }

    @Test
    void streamsAreNotedToo() throws Exception {
        Stream<Integer> stream = trace.stream("numbers", Streams.of(1));
        stream.pollNext(cx);
        stream.pollNext(cx);
        stream.drop();
        assertThat(trace)
                .containsExactly(
                        "numbers polled: Item[value=1]", "numbers polled: Done", "numbers dropped");
    }

    @Test
    void orderOfTwoTasksIsSeen() throws Exception {
        try (SimExecutor executor = new SimExecutor(Chooser.fifo())) {
            executor.spawn(trace.future("a", Futures.yieldNow()));
            executor.spawn(trace.future("b", Futures.yieldNow()));
            executor.runUntilStalled();
        }
        assertThat(trace)
                .containsExactly(
                        "a polled: Pending",
                        "b polled: Pending",
                        "a polled: Ready[value=null]",
                        "b polled: Ready[value=null]");
    }

    @Test
    void eventsOfManyThreadsAreAllThereAndOfEachInOrder() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String name = t + ":";
            threads.add(
                    new Thread(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    trace.add(name + i);
                                }
                            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(trace).hasSize(2000);
        for (int t = 0; t < 4; t++) {
            String name = t + ":";
            assertThat(trace.events().stream().filter(event -> event.startsWith(name)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 500).mapToObj(i -> name + i).toList());
        }
    }

    @Test
    void slowChildIsAskedTwice() throws Exception {
        // example
        Trace trace = new Trace();
        Future<Integer> child = trace.future("child", Interleaving.of(1).future(Futures.ready(7)));
        Future<Integer> doubled = child.map(n -> n * 2);
        assertPending(doubled.poll(cx));
        assertThat(cx.wakes()).isEqualTo(1);
        assertReady(doubled.poll(cx.next())).isEqualTo(14);
        assertThat(trace).containsExactly("child polled: Pending", "child polled: Ready[value=7]");
        // end of example
    }

    @Test
    void iteratorSeesWhatWasThere() {
        trace.add("a");
        Iterator<String> before = trace.iterator();
        trace.add("b");
        assertThat(before).toIterable().containsExactly("a");
    }

    @Test
    void nothingIsNoEvent() {
        assertThatThrownBy(() -> trace.add(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> trace.noting(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> trace.future("f", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> trace.stream(null, Streams.of(1)))
                .isInstanceOf(NullPointerException.class);
    }
}
