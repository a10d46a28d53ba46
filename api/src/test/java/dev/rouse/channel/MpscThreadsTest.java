package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.PollNext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Real threads: everything arrives once, each thread's values in its order, and then the end. */
class MpscThreadsTest {

    private static final int PRODUCERS = 4;
    private static final int EACH = 20_000;

    /** So that a producer does not fill the memory while the receiver gets no processor. */
    private static final int MOST = 1_000_000;

    @Test
    void boundedChannelLosesNothing() throws Exception {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(7);
        List<MpscSender<Integer>> senders = new ArrayList<>(List.of(channel.sender()));
        while (senders.size() < PRODUCERS) {
            senders.add(channel.sender().copy());
        }
        check(
                channel.receiver(),
                p ->
                        () -> {
                            try (MpscSender<Integer> sender = senders.get(p)) {
                                for (int i = 0; i < EACH; i++) {
                                    sender.blockingSend(p * EACH + i);
                                }
                            }
                        });
    }

    @Test
    void unboundedChannelLosesNothing() throws Exception {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        List<MpscUnboundedSender<Integer>> senders = new ArrayList<>(List.of(channel.sender()));
        while (senders.size() < PRODUCERS) {
            senders.add(channel.sender().copy());
        }
        check(
                channel.receiver(),
                p ->
                        () -> {
                            try (MpscUnboundedSender<Integer> sender = senders.get(p)) {
                                for (int i = 0; i < EACH; i++) {
                                    assertThat(sender.send(p * EACH + i)).isTrue();
                                }
                            }
                        });
    }

    /** What is accepted while the receiver closes is received, what is refused is not. */
    @Test
    void closingLosesNothingThatWasAccepted() throws Exception {
        for (int round = 0; round < 200; round++) {
            Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
            int[] accepted = new int[1];
            Thread producer =
                    new Thread(
                            () -> {
                                while (accepted[0] < MOST && channel.sender().send(accepted[0])) {
                                    accepted[0]++;
                                }
                            });
            producer.start();
            for (int i = 0; i < 10; i++) {
                assertThat(channel.receiver().blockingRecv()).isEqualTo(PollNext.item(i));
            }
            channel.receiver().close();
            int received = 10;
            while (channel.receiver().blockingRecv() instanceof PollNext.Item<Integer>) {
                received++;
            }
            producer.join();
            assertThat(received).isEqualTo(accepted[0]);
        }
    }

    private static void check(MpscReceiver<Integer> receiver, IntFunction<Runnable> producers)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            Thread thread = new Thread(producers.apply(p), "producer " + p);
            threads.add(thread);
            thread.start();
        }
        int[] next = new int[PRODUCERS];
        while (receiver.blockingRecv() instanceof PollNext.Item<Integer> item) {
            int producer = item.value() / EACH;
            assertThat(item.value() % EACH).isEqualTo(next[producer]++);
        }
        assertThat(next).containsOnly(EACH);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
