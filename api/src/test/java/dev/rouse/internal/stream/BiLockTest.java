package dev.rouse.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.UncaughtExceptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of transitions that the picture in {@link BiLock} shows. */
class BiLockTest {

    private final BiLock lock = new BiLock();
    private final CountingWaker first = new CountingWaker();
    private final CountingWaker latest = new CountingWaker();

    private void goTo(String state) {
        if (!state.equals("free")) {
            lock.tryLock(new CountingWaker());
        }
        if (state.equals("wanted")) {
            lock.tryLock(first);
        }
    }

    private boolean step(String step) {
        if (step.equals("3 unlock")) {
            lock.unlock();
            return true;
        }
        return lock.tryLock(latest);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "free,   1 tryLock, true,  held,   0",
        "held,   2 tryLock, false, wanted, 0",
        "wanted, 2 tryLock, false, wanted, 0",
        "held,   3 unlock,  true,  free,   0",
        "wanted, 3 unlock,  true,  free,   1",
    })
    void arrow(String from, String step, boolean answer, String to, int wakes) {
        goTo(from);
        assertThat(step(step)).isEqualTo(answer);
        assertThat(lock).hasToString("BiLock[" + to + "]");
        assertThat(first.count()).isEqualTo(wakes);
        assertThat(latest.count()).isZero();
        if (to.equals("wanted")) {
            lock.unlock();
            assertThat(first.count()).isZero();
            assertThat(latest.count()).as("the one that came last").isEqualTo(1);
        }
    }

    @Test
    void whatAWakerThrowsIsReportedAndTheLockIsFree() {
        RuntimeException failure = new RuntimeException("on purpose");
        lock.tryLock(first);
        lock.tryLock(
                () -> {
                    throw failure;
                });
        assertThat(UncaughtExceptions.during(lock::unlock)).containsExactly(failure);
        assertThat(lock).hasToString("BiLock[free]");
    }
}
