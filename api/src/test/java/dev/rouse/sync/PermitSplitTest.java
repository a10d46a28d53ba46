package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Splitting at its limits. */
class PermitSplitTest {

    private final Semaphore semaphore = Semaphore.create(3);

    @Test
    void oneIsTheLeastThatIsSplitOff() {
        Permit three = semaphore.tryAcquireMany(3);
        Permit one = three.split(1);
        assertThat(one.count()).isEqualTo(1);
        assertThat(three.count()).isEqualTo(2);
    }

    @Test
    void allMayBeSplitOffAndNothingStays() {
        Permit three = semaphore.tryAcquireMany(3);
        Permit all = three.split(3);
        assertThat(three.count()).isZero();
        three.close();
        assertThat(semaphore.availablePermits()).isZero();
        all.close();
        assertThat(semaphore.availablePermits()).isEqualTo(3);
    }
}
