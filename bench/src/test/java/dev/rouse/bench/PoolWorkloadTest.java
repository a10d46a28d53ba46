package dev.rouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each workload on the executor under test does as much as its name and its figures say, and does
 * it again on the same executor.
 */
class PoolWorkloadTest {

    @Test
    void spawnManyLocalRunsTenThousandTasks() throws Exception {
        Spawning workloads = new Spawning();
        twice(workloads, workloads::spawn_many_local, 10_000);
    }

    @Test
    void spawnManyWorkerRunsTenThousandTasks() throws Exception {
        Spawning workloads = new Spawning();
        twice(workloads, workloads::spawn_many_worker, 10_000);
    }

    @Test
    void spawnManyRemoteIdleRunsTenThousandTasks() throws Exception {
        Spawning workloads = new Spawning();
        twice(workloads, workloads::spawn_many_remote_idle, 10_000);
    }

    @Test
    void chainedSpawnIsAThousandTasksSpawnedByOthers() throws Exception {
        Spawning workloads = new Spawning();
        twice(workloads, workloads::chained_spawn, 1_000);
    }

    @Test
    void remoteBusy1RunsTenThousandTasksBesideThoseThatYield() throws Exception {
        BusyYielders workloads = new BusyYielders();
        workloads.keepBusy();
        twice(workloads, workloads::spawn_many_remote_busy1, 10_000);
    }

    @Test
    void remoteBusy2RunsAThousandTasksBesideThoseThatSpawn() throws Exception {
        BusyChains workloads = new BusyChains();
        workloads.keepBusy();
        twice(workloads, workloads::spawn_many_remote_busy2, 1_000);
    }

    @Test
    void pingPongGetsAThousandAnswers() throws Exception {
        Switching workloads = new Switching();
        twice(workloads, workloads::ping_pong, 1_000);
    }

    @Test
    void yieldManyYieldsTwoHundredThousandTimes() throws Exception {
        Switching workloads = new Switching();
        twice(workloads, workloads::yield_many, 200_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void remoteSpawnRunsTheSameNumberOfTasksHoweverManyThreadsSpawn(int threads) throws Exception {
        RemoteSpawning workloads = new RemoteSpawning();
        workloads.threads = threads;
        twice(
                workloads,
                () -> {
                    workloads.remote_spawn();
                    return workloads.joined();
                },
                12_800);
        assertThat(workloads.joined()).as("awaited already").isZero();
    }

    @Test
    void threadedSpawn1AwaitsOneTaskWithTheValueTwo() throws Exception {
        OneWorker workloads = new OneWorker();
        twice(workloads::close, workloads::threaded_spawn1, 2);
    }

    @Test
    void threadedSpawn10AwaitsTenTasksWithTheValueTwo() throws Exception {
        OneWorker workloads = new OneWorker();
        twice(workloads::close, workloads::threaded_spawn10, 20);
    }

    @Test
    void cancelledSleepsWereAllAsleep() throws Exception {
        Timers workloads = new Timers();
        twice(workloads, workloads::sleep_create_poll_drop, 1_000);
    }

    @Test
    void tenThousandSleepsFireAndTakeTheirMillisecond() throws Exception {
        Timers workloads = new Timers();
        long start = System.nanoTime();
        twice(workloads, workloads::sleep_1ms_x10k, 10_000);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2_000_000);
    }

    @Test
    void timeoutsOfReadyFuturesAreInTime() throws Exception {
        Timers workloads = new Timers();
        twice(workloads, workloads::time_timeout, 8_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void spawnBlockingDoesSixteenHundredPiecesOfWorkInEachTask(int tasks) throws Exception {
        BlockingWork workloads = new BlockingWork();
        workloads.tasks = tasks;
        twice(workloads, workloads::spawn_blocking, 1_600 * tasks);
    }

    private static void twice(TwoWorkers workloads, Callable<Integer> workload, int done)
            throws Exception {
        twice(workloads::close, workload, done);
    }

    private static void twice(Runnable close, Callable<Integer> workload, int done)
            throws Exception {
        try {
            assertThat(workload.call()).isEqualTo(done);
            assertThat(workload.call()).isEqualTo(done);
        } finally {
            close.run();
        }
    }
}
