package dev.rouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A lock that was granted to a future which nobody polls is reported to whoever has to wait. */
class FuturelockWatchTest {

    private final List<String> reports = new ArrayList<>();
    private final List<Runnable> looks = new ArrayList<>();
    private long nowNanos = -5; // the origin of nanoTime may be anywhere
    private final Mutex<String> mutex =
            new MutexCell<>("v", new FuturelockWatch(() -> nowNanos, reports::add, looks::add));
    private final TestContext cx = new TestContext();

    private static final Waker NAMED =
            new Waker() {
                @Override
                public void wake() {}

                @Override
                public String toString() {
                    return "task 17";
                }
            };

    private void pass(long millis) {
        nowNanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private Future<MutexGuard<String>> granted() throws Exception {
        MutexGuard<String> held = mutex.tryLock();
        Future<MutexGuard<String>> lock = mutex.lock();
        lock.poll(new WakerContext(cx, NAMED));
        held.close();
        return lock;
    }

    @Test
    void reportNamesTheLockTheTimeAndTheWakerOnce() throws Exception {
        granted();
        Future<MutexGuard<String>> next = mutex.lock();
        next.poll(cx);
        pass(4_999);
        next.poll(cx);
        assertThat(reports).isEmpty();
        pass(2);
        next.poll(cx);
        assertThat(reports)
                .singleElement()
                .asString()
                .startsWith("Mutex[locked, 1 waiting] was granted 5001 ms ago")
                .endsWith("task 17");
        next.poll(cx);
        mutex.lock().poll(cx);
        assertThat(reports).hasSize(1);
    }

    @Test
    void whoIsPolledInTimeIsNotReported() throws Exception {
        Future<MutexGuard<String>> granted = granted();
        granted.poll(cx);
        pass(10_000);
        mutex.lock().poll(cx);
        assertThat(reports).isEmpty();
    }

    @Test
    void whoIsDroppedIsNotReported() throws Exception {
        granted().drop();
        MutexGuard<String> held = mutex.tryLock();
        pass(10_000);
        mutex.lock().poll(cx);
        held.close();
        assertThat(reports).isEmpty();
    }

    @Test
    void nobodyIsReportedWhileNobodyWaits() throws Exception {
        granted();
        pass(10_000);
        assertThat(mutex.tryLock()).isNull();
        assertThat(reports).isEmpty();
    }

    private void look() {
        assertThat(looks).hasSize(1);
        looks.remove(0).run();
    }

    /** The loser of a select keeps its place in the line, and its task locks once more. */
    @Test
    void whoWaitsAlreadyAndIsNotPolledAgainIsReportedFor() throws Exception {
        MutexGuard<String> held = mutex.tryLock();
        mutex.lock().poll(new WakerContext(cx, NAMED));
        mutex.lock().poll(cx);
        assertThat(looks).isEmpty();
        held.close();
        pass(5_000);
        look();
        assertThat(reports).singleElement().asString().endsWith("task 17");
        assertThat(looks).as("there is nothing to look for").isEmpty();
    }

    @Test
    void youngGrantIsLookedAtOnceMore() throws Exception {
        Future<MutexGuard<String>> first = granted();
        mutex.lock().poll(cx);
        pass(3_000);
        ((Poll.Ready<MutexGuard<String>>) first.poll(cx)).value().close();
        mutex.lock().poll(cx);
        pass(2_000);
        look();
        assertThat(reports).isEmpty();
        pass(5_000);
        look();
        assertThat(reports).hasSize(1);
        assertThat(looks).isEmpty();
    }

    @Test
    void oldGrantThatNobodyWaitsForIsLeftToWhoComes() throws Exception {
        granted();
        pass(5_000);
        look();
        assertThat(reports).isEmpty();
        assertThat(looks).isEmpty();
        mutex.lock().poll(cx);
        assertThat(reports).hasSize(1);
    }

    @Test
    void thereIsNoWatchUnlessAskedFor() {
        assertThat(System.getProperty("rouse.debug")).isNull();
        assertThat(FuturelockWatch.ifDebugging()).isNull();
    }
}
