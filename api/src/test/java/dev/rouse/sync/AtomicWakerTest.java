package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.UncaughtExceptions;
import org.junit.jupiter.api.Test;

/** One thread's view of the place for a waker; races are checked with jcstress. */
class AtomicWakerTest {

    private final AtomicWaker place = new AtomicWaker();
    private final CountingWaker first = new CountingWaker();
    private final CountingWaker second = new CountingWaker();

    @Test
    void wakeTakesTheWakerOut() {
        place.register(first);
        place.wake();
        place.wake();
        assertThat(first.count()).isEqualTo(1);
    }

    @Test
    void wakeWithNobodyRegisteredDoesNothingAndIsNotRemembered() {
        place.wake();
        place.register(first);
        assertThat(first.count()).isZero();
    }

    @Test
    void lastRegistrationWins() {
        place.register(first);
        place.register(second);
        place.wake();
        assertThat(first.count()).isZero();
        assertThat(second.count()).isEqualTo(1);
    }

    @Test
    void registeringTheSameWakerAgainKeepsIt() {
        place.register(first);
        place.register(first);
        place.wake();
        assertThat(first.count()).isEqualTo(1);
        place.register(first);
        place.wake();
        assertThat(first.count()).isEqualTo(2);
    }

    @Test
    void takeDoesNotWake() {
        place.register(first);
        assertThat(place).hasToString("AtomicWaker[registered]");
        assertThat(place.take()).isSameAs(first);
        assertThat(place.take()).isNull();
        assertThat(place).hasToString("AtomicWaker[empty]");
        assertThat(first.count()).isZero();
    }

    @Test
    void wakerThatRegistersAgainWhileItIsWokenIsKept() {
        place.register(() -> place.register(second));
        place.wake();
        assertThat(second.count()).isZero();
        place.wake();
        assertThat(second.count()).isEqualTo(1);
    }

    @Test
    void whatAWakerThrowsIsReportedAndItIsForgotten() {
        RuntimeException failure = new RuntimeException("on purpose");
        place.register(
                () -> {
                    throw failure;
                });
        assertThat(UncaughtExceptions.during(place::wake)).containsExactly(failure);
        assertThat(UncaughtExceptions.during(place::wake)).isEmpty();
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> place.register(null)).isInstanceOf(NullPointerException.class);
    }
}
