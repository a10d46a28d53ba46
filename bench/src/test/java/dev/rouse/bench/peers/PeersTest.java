package dev.rouse.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each peer does as much as its Rouse counterpart, and does it again. */
class PeersTest {

    private static final boolean HAS_VIRTUAL_THREADS = Runtime.version().feature() >= 21;

    @TestFactory
    Stream<DynamicTest> forkJoinDoesAsMuch() {
        return tests(
                new ForkJoin(),
                (peer, workloads) -> {
                    workloads.add("spawn_many_local", peer::fjp_spawn_many_local, 10_000);
                    workloads.add("spawn_many_worker", peer::fjp_spawn_many_worker, 10_000);
                    workloads.add("remote_idle", peer::fjp_spawn_many_remote_idle, 10_000);
                    workloads.add("chained_spawn", peer::fjp_chained_spawn, 1_000);
                    workloads.add("ping_pong", peer::fjp_ping_pong, 1_000);
                    workloads.add("yield_many", peer::fjp_yield_many, 200_000);
                    workloads.add("sleep_1ms_x10k", peer::fjp_sleep_1ms_x10k, 10_000);
                    workloads.add("cancelled", peer::fjp_sleep_create_poll_drop, 1_000);
                    workloads.add("oneshot", peer::fjp_oneshot, 1_000);
                });
    }

    @TestFactory
    Stream<DynamicTest> forkJoinPassesAsManyMessages() {
        return tests(
                new ForkJoinChannels(),
                (peer, workloads) -> {
                    workloads.add("bounded", peer::fjp_mpsc_contention_bounded, 5_000);
                    workloads.add(
                            "bounded_recv_many",
                            peer::fjp_mpsc_contention_bounded_recv_many,
                            5_000);
                    workloads.add("bounded_full", peer::fjp_mpsc_contention_bounded_full, 5_000);
                    workloads.add(
                            "bounded_full_recv_many",
                            peer::fjp_mpsc_contention_bounded_full_recv_many,
                            5_000);
                    workloads.add("unbounded", peer::fjp_mpsc_contention_unbounded, 5_000);
                    workloads.add(
                            "unbounded_recv_many",
                            peer::fjp_mpsc_contention_unbounded_recv_many,
                            5_000);
                    workloads.add("chan_ping_pong", peer::fjp_chan_ping_pong, 1_000);
                    workloads.add("request_reply", peer::fjp_request_reply, 1_000);
                });
    }

    /** Empty without virtual threads; what they say then is tested below. */
    @TestFactory
    Stream<DynamicTest> virtualThreadsPassAsManyMessagesAndLocks() {
        if (!HAS_VIRTUAL_THREADS) {
            return Stream.of();
        }
        return tests(
                new VirtualChannels(),
                (peer, workloads) -> {
                    workloads.add("bounded", peer::vt_mpsc_contention_bounded, 5_000);
                    workloads.add(
                            "bounded_recv_many", peer::vt_mpsc_contention_bounded_recv_many, 5_000);
                    workloads.add("bounded_full", peer::vt_mpsc_contention_bounded_full, 5_000);
                    workloads.add(
                            "bounded_full_recv_many",
                            peer::vt_mpsc_contention_bounded_full_recv_many,
                            5_000);
                    workloads.add("unbounded", peer::vt_mpsc_contention_unbounded, 5_000);
                    workloads.add(
                            "unbounded_recv_many",
                            peer::vt_mpsc_contention_unbounded_recv_many,
                            5_000);
                    workloads.add("chan_ping_pong", peer::vt_chan_ping_pong, 1_000);
                    workloads.add("request_reply", peer::vt_request_reply, 1_000);
                    workloads.add("sem_uncontended", peer::vt_sem_uncontended, 6);
                    workloads.add("sem_contended_multi", peer::vt_sem_contended_multi, 6);
                    workloads.add("mutex_contended", peer::vt_mutex_contended, 4_000);
                });
    }

    @Test
    void oneForkJoinWorkerSumsUpTwos() {
        ForkJoinOneWorker peer = new ForkJoinOneWorker();
        try {
            assertThat(peer.fjp_threaded_spawn1()).isEqualTo(2);
            assertThat(peer.fjp_threaded_spawn10()).isEqualTo(20);
        } finally {
            peer.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> reactorDoesAsMuch() {
        return tests(
                new Reactor(),
                (peer, workloads) -> {
                    workloads.add("spawn_many_local", peer::reactor_spawn_many_local, 10_000);
                    workloads.add("spawn_many_worker", peer::reactor_spawn_many_worker, 10_000);
                    workloads.add("remote_idle", peer::reactor_spawn_many_remote_idle, 10_000);
                    workloads.add("chained_spawn", peer::reactor_chained_spawn, 1_000);
                    workloads.add("ping_pong", peer::reactor_ping_pong, 1_000);
                    workloads.add("yield_many", peer::reactor_yield_many, 200_000);
                    workloads.add("sleep_1ms_x10k", peer::reactor_sleep_1ms_x10k, 10_000);
                    workloads.add("cancelled", peer::reactor_sleep_create_poll_drop, 1_000);
                    workloads.add("mpsc", peer::reactor_mpsc_contention_unbounded, 5_000);
                });
    }

    /** On an older JDK the one thing to test is that it says what is missing. */
    @TestFactory
    Stream<DynamicTest> virtualThreadsDoAsMuchOrSayWhatIsMissing() {
        if (!HAS_VIRTUAL_THREADS) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "without virtual threads",
                            () ->
                                    assertThatThrownBy(() -> VirtualThreads.start(() -> {}))
                                            .isInstanceOf(UnsupportedOperationException.class)
                                            .hasMessageContaining("JDK 21")
                                            .hasMessageContaining("--jdk")));
        }
        return tests(
                new Virtual(),
                (peer, workloads) -> {
                    workloads.add("spawn_many_local", peer::vt_spawn_many_local, 10_000);
                    workloads.add("spawn_many_worker", peer::vt_spawn_many_worker, 10_000);
                    workloads.add("remote_idle", peer::vt_spawn_many_remote_idle, 10_000);
                    workloads.add("chained_spawn", peer::vt_chained_spawn, 1_000);
                    workloads.add("ping_pong", peer::vt_ping_pong, 1_000);
                    workloads.add("yield_many", peer::vt_yield_many, 200_000);
                    workloads.add("threaded_spawn1", peer::vt_threaded_spawn1, 2);
                    workloads.add("threaded_spawn10", peer::vt_threaded_spawn10, 20);
                    workloads.add("sleep_1ms_x10k", peer::vt_sleep_1ms_x10k, 10_000);
                });
    }

    @TestFactory
    Stream<DynamicTest> remoteSpawnStartsAllHoweverManyThreadsDoIt() {
        List<RemoteSpawning<?>> peers =
                new ArrayList<>(List.of(new ForkJoinRemoteSpawning(), new ReactorRemoteSpawning()));
        if (HAS_VIRTUAL_THREADS) {
            peers.add(new VirtualRemoteSpawning());
        }
        return peers.stream()
                .map(
                        peer ->
                                DynamicTest.dynamicTest(
                                        peer.getClass().getSimpleName(),
                                        () -> {
                                            peer.threads = 2;
                                            assertThat(peer.spawn()).isEqualTo(12_800);
                                            assertThat(peer.joined()).isEqualTo(12_800);
                                        }))
                .onClose(() -> peers.forEach(PeerState::close));
    }

    @TestFactory
    Stream<DynamicTest> reactorDoesAsMuchWhileItIsBusy() {
        ReactorBusy peer = new ReactorBusy();
        peer.keepBusyYielding();
        peer.keepBusySpawning();
        return tests(
                peer,
                (busy, workloads) -> {
                    workloads.add("busy1", busy::reactor_spawn_many_remote_busy1, 10_000);
                    workloads.add("busy2", busy::reactor_spawn_many_remote_busy2, 1_000);
                });
    }

    @Test
    void aHandoffIsReceivedWhicheverSideComesFirst() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            Handoff handoff = new Handoff();
            Thread sender = new Thread(() -> handoff.send("message"));
            sender.start();
            assertThat(handoff.receive()).isEqualTo("message");
            sender.join();
        }
    }

    private static <P extends PeerState<?>> Stream<DynamicTest> tests(
            P peer, java.util.function.BiConsumer<P, Workloads> fill) {
        Workloads workloads = new Workloads();
        fill.accept(peer, workloads);
        return workloads.tests.stream().onClose(peer::close);
    }

    /** A test each. */
    private static final class Workloads {

        final List<DynamicTest> tests = new ArrayList<>();

        void add(String name, Callable<Integer> workload, int done) {
            tests.add(
                    DynamicTest.dynamicTest(
                            name,
                            () -> {
                                assertThat(workload.call()).isEqualTo(done);
                                assertThat(workload.call()).isEqualTo(done);
                            }));
        }
    }
}
