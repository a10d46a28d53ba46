package dev.rouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each workload of channels and locks does as much as its name and its figures say, and does it
 * again on the same executor.
 */
class SyncWorkloadTest {

    private final List<DynamicTest> tests = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> channelsPassAllTheirMessages() {
        Channels of = new Channels();
        add("chan_ping_pong", of::chan_ping_pong, 1_000);
        add("contention_bounded", of::mpsc_contention_bounded, 5_000);
        add("contention_bounded_many", of::mpsc_contention_bounded_recv_many, 5_000);
        add("contention_full", of::mpsc_contention_bounded_full, 5_000);
        add("contention_full_many", of::mpsc_contention_bounded_full_recv_many, 5_000);
        add("contention_unbounded", of::mpsc_contention_unbounded, 5_000);
        add("contention_unbounded_many", of::mpsc_contention_unbounded_recv_many, 5_000);
        add("uncontented_bounded", of::mpsc_uncontented_bounded, 5_000);
        add("uncontented_bounded_many", of::mpsc_uncontented_bounded_recv_many, 5_000);
        add("uncontented_unbounded", of::mpsc_uncontented_unbounded, 5_000);
        add("uncontented_unbounded_many", of::mpsc_uncontented_unbounded_recv_many, 5_000);
        return tests.stream().onClose(of::close);
    }

    @TestFactory
    Stream<DynamicTest> everyRequestIsAnswered() {
        RequestReply of = new RequestReply();
        add("request_reply", of::request_reply, 1_000);
        add("ct_request_reply", of::ct_request_reply, 1_000);
        return tests.stream().onClose(of::close);
    }

    @TestFactory
    Stream<DynamicTest> everyPermitAndLockIsTaken() {
        Locks of = new Locks();
        add("sem_uncontended", of::sem_uncontended, 6);
        add("sem_contended_multi", of::sem_contended_multi, 6);
        add("mutex_contended", of::mutex_contended, 4_000);
        return tests.stream().onClose(of::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 100_000})
    void theChannelThatIsMadeHasItsCapacity(int capacity) {
        ChannelCreation workload = new ChannelCreation();
        workload.capacity = capacity;
        assertThat(workload.mpsc_create().sender().capacity()).isEqualTo(capacity);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 32_768})
    void theFirstMessageArrivesWhole(int bytes) throws Exception {
        FirstMessage workload = new FirstMessage();
        workload.bytes = bytes;
        try {
            assertThat(workload.mpsc_send()).isEqualTo(bytes);
        } finally {
            workload.close();
        }
    }

    /** A batch of notifications may run past the number, so it is at least that. */
    @Test
    void notificationsArriveFiveHundredTimes() {
        Notifying workloads = new Notifying();
        try {
            for (int i = 0; i < 2; i++) {
                assertThat(workloads.notify_one_10()).isGreaterThanOrEqualTo(500);
                assertThat(workloads.notify_one_200()).isGreaterThanOrEqualTo(500);
                assertThat(workloads.notify_waiters_10()).isGreaterThanOrEqualTo(500);
                assertThat(workloads.notify_waiters_200()).isGreaterThanOrEqualTo(500);
            }
        } finally {
            workloads.close();
        }
    }

    private void add(String name, Callable<Integer> workload, int done) {
        tests.add(
                DynamicTest.dynamicTest(
                        name,
                        () -> {
                            assertThat(workload.call()).isEqualTo(done);
                            assertThat(workload.call()).isEqualTo(done);
                        }));
    }
}
