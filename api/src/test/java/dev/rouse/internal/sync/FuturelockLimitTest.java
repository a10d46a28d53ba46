package dev.rouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When exactly a forgotten grant is reported. */
class FuturelockLimitTest {

    @Test
    void grantIsReportedFromFiveSecondsOn() throws Exception {
        List<String> reports = new ArrayList<>();
        long[] nowNanos = {TimeUnit.SECONDS.toNanos(100)}; // the origin may be anywhere
        FuturelockWatch watch = new FuturelockWatch(() -> nowNanos[0], reports::add, look -> {});
        MutexCell<String> mutex = new MutexCell<>("v", watch);
        var held = mutex.tryLock();
        mutex.lock().poll(new TestContext());
        held.close();
        var next = mutex.lock();
        next.poll(new TestContext());
        nowNanos[0] += TimeUnit.SECONDS.toNanos(FuturelockWatch.LIMIT_SECONDS) - 1;
        next.poll(new TestContext());
        assertThat(reports).isEmpty();
        nowNanos[0]++;
        next.poll(new TestContext());
        assertThat(reports).singleElement().asString().contains("was granted 5000 ms ago");
    }
}
