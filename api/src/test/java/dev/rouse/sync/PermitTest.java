package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Permits as objects, and how many there may be. */
class PermitTest {

    @Test
    void mergedAndSplitPermitsKeepTheirSum() {
        Semaphore semaphore = Semaphore.create(10);
        Permit five = semaphore.tryAcquireMany(5);
        Permit three = semaphore.tryAcquireMany(3);
        five.merge(three);
        assertThat(five.count()).isEqualTo(8);
        assertThat(three.count()).isZero();
        three.close();
        assertThat(semaphore.availablePermits()).isEqualTo(2);
        Permit six = five.split(6);
        assertThat(six.count()).isEqualTo(6);
        assertThat(five.count()).isEqualTo(2);
        six.close();
        assertThat(semaphore.availablePermits()).isEqualTo(8);
        Permit rest = five.split(2);
        five.close();
        assertThat(semaphore.availablePermits()).isEqualTo(8);
        rest.close();
        assertThat(semaphore.availablePermits()).isEqualTo(10);
    }

    @Test
    void mergingNothingOrItselfChangesNothing() {
        Semaphore semaphore = Semaphore.create(3);
        Permit two = semaphore.tryAcquireMany(2);
        two.merge(two);
        Permit empty = semaphore.tryAcquire();
        empty.close();
        two.merge(empty);
        assertThat(two.count()).isEqualTo(2);
        assertThatThrownBy(() -> empty.merge(two)).isInstanceOf(IllegalStateException.class);
        assertThat(two.count()).isEqualTo(2);
    }

    @Test
    void permitsOfTwoSemaphoresDoNotMerge() {
        Permit one = Semaphore.create(1).tryAcquire();
        Permit other = Semaphore.create(1).tryAcquire();
        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two semaphores");
        assertThat(other.count()).isEqualTo(1);
    }

    @Test
    void splittingMoreThanIsHeldIsRefused() {
        Permit two = Semaphore.create(2).tryAcquireMany(2);
        for (int wrong : new int[] {-1, 0, 3}) {
            assertThatThrownBy(() -> two.split(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(two.count()).isEqualTo(2);
    }

    @Test
    void forgottenPermitsDoNotComeBack() {
        Semaphore semaphore = Semaphore.create(3);
        Permit permit = semaphore.tryAcquire();
        permit.forget();
        permit.close();
        assertThat(semaphore.availablePermits()).isEqualTo(2);
        assertThat(semaphore.forgetPermits(5)).isEqualTo(2);
        assertThat(semaphore.availablePermits()).isZero();
        assertThat(semaphore.forgetPermits(5)).isZero();
    }

    // ---- bad input ----

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void lessThanOnePermitIsRefused(int wrong) {
        Semaphore semaphore = Semaphore.create(1);
        assertThatThrownBy(() -> semaphore.acquireMany(wrong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> semaphore.tryAcquireMany(wrong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> semaphore.tryTake(wrong))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeNumbersAreRefusedWhereZeroIsNot() {
        assertThatThrownBy(() -> Semaphore.create(-1)).isInstanceOf(IllegalArgumentException.class);
        Semaphore semaphore = Semaphore.create(0);
        assertThatThrownBy(() -> semaphore.addPermits(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> semaphore.forgetPermits(-1))
                .isInstanceOf(IllegalArgumentException.class);
        semaphore.addPermits(0);
        assertThat(semaphore.forgetPermits(0)).isZero();
        assertThat(semaphore.availablePermits()).isZero();
    }

    @Test
    void addingMoreThanTheMaximumIsRefusedAndAddsNothing() {
        Semaphore semaphore = Semaphore.create(Semaphore.MAX_PERMITS);
        assertThatThrownBy(() -> semaphore.addPermits(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 2147483647");
        assertThat(semaphore.availablePermits()).isEqualTo(Semaphore.MAX_PERMITS);
    }

    /** The one case in which more comes back than may be added: it never fails the giver. */
    @Test
    void closingAPermitNeverFails() {
        Semaphore semaphore = Semaphore.create(1);
        Permit permit = semaphore.tryAcquire();
        semaphore.addPermits(Semaphore.MAX_PERMITS);
        permit.close();
        assertThat(semaphore.availablePermits()).isEqualTo(Semaphore.MAX_PERMITS);
    }

    @Test
    void givingBackMoreThanWasTakenRaisesTheNumber() {
        Semaphore semaphore = Semaphore.create(1);
        assertThat(semaphore.tryTake(1)).isTrue();
        semaphore.addPermits(2);
        assertThat(semaphore.availablePermits()).isEqualTo(2);
    }
}
