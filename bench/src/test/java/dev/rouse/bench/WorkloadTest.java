package dev.rouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each workload for one thread does as much as its name and its figures say. */
class WorkloadTest {

    private final SingleThread workloads = new SingleThread();

    @AfterEach
    void close() {
        workloads.close();
    }

    @Test
    void spawnManyLocalRunsAThousandTasks() throws Exception {
        assertThat(workloads.ct_spawn_many_local()).isEqualTo(1_000);
    }

    @Test
    void spawnManyRemoteIdleRunsAThousandTasks() throws Exception {
        assertThat(workloads.ct_spawn_many_remote_idle()).isEqualTo(1_000);
    }

    @Test
    void spawn1AwaitsOneTaskWithTheValueTwo() throws Exception {
        assertThat(workloads.ct_spawn1()).isEqualTo(2);
    }

    @Test
    void spawn10AwaitsTenTasksWithTheValueTwo() throws Exception {
        assertThat(workloads.ct_spawn10()).isEqualTo(20);
    }

    @Test
    void yieldManyYieldsTwoHundredThousandTimes() throws Exception {
        assertThat(workloads.ct_yield_many()).isEqualTo(200_000);
    }

    @Test
    void oneshotPassesAThousandMessages() throws Exception {
        assertThat(workloads.oneshot()).isEqualTo(1_000);
    }

    @Test
    void cancelledSleepsWereAllAsleep() throws Exception {
        assertThat(workloads.ct_sleep_create_poll_drop()).isEqualTo(1_000);
    }

    @Test
    void timeNowReadsAClockThatDoesNotGoBack() throws Exception {
        long first = workloads.ct_time_now();
        assertThat(workloads.ct_time_now()).isGreaterThanOrEqualTo(first);
    }

    @Test
    void channelPingPongGetsAThousandAnswers() throws Exception {
        assertThat(workloads.ct_chan_ping_pong()).isEqualTo(1_000);
    }

    @Test
    void timeoutsOfReadyFuturesAreInTime() throws Exception {
        assertThat(workloads.ct_time_timeout()).isEqualTo(1_000);
    }

    @Test
    void sixTakersGetAPermitInOneFuture() throws Exception {
        assertThat(workloads.sem_contended_single()).isEqualTo(6);
    }

    @Test
    void tenThousandOneshotsReachASetAndTasks() throws Exception {
        assertThat(workloads.futures_unordered()).isEqualTo(10_000);
        assertThat(workloads.tasks_oneshots()).isEqualTo(10_000);
    }

    @Test
    void workloadsCanBeRepeatedOnTheSameExecutor() throws Exception {
        assertThat(workloads.ct_spawn10()).isEqualTo(workloads.ct_spawn10());
    }

    @Test
    void pollWakePollsOncePerWake() {
        TaskCell workload = new TaskCell();
        long first = workload.poll_wake();
        assertThat(workload.poll_wake()).isEqualTo(first + 1);
    }
}
