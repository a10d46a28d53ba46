package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The checks of the exclusive handle. */
class PinTest {

    private final TestContext cx = new TestContext();

    @Test
    void lifeCycleIsTheOneInThePicture() throws Exception {
        Pin<String> pin = Pin.of(Probe.readyAfter(1, "v"));
        assertThat(pin).hasToString("Pin[idle]");
        assertThat(pin.poll(cx)).isEqualTo(Poll.pending());
        assertThat(pin.isTerminated()).isFalse();
        assertThat(pin.poll(cx)).isEqualTo(Poll.ready("v"));
        assertThat(pin.isTerminated()).isTrue();
        assertThat(pin).hasToString("Pin[completed]");

        Pin<String> dropped = Pin.of(Probe.pending());
        dropped.drop();
        assertThat(dropped.isTerminated()).isTrue();
        assertThat(dropped).hasToString("Pin[dropped]");
    }

    @Test
    void pinOfAPinIsTheSamePin() {
        Pin<String> pin = Pin.of(Probe.pending());
        assertThat(Pin.of(pin)).isSameAs(pin);
    }

    @Test
    void pollInsideAPollIsRefusedAndDoesNotReachTheFuture() throws Exception {
        Pin<?>[] self = new Pin<?>[1];
        Probe<String> future =
                Probe.polling(
                        p -> {
                            assertThatThrownBy(() -> self[0].poll(cx))
                                    .isInstanceOf(IllegalStateException.class)
                                    .hasMessageContaining("while a poll is running");
                            return Poll.ready("v");
                        });
        self[0] = Pin.of(future);
        assertThat(self[0].poll(cx).isReady()).isTrue();
        assertThat(future.polls).isEqualTo(1);
    }

    @Test
    void dropInsideAPollIsRefused() throws Exception {
        Pin<?>[] self = new Pin<?>[1];
        Probe<String> future =
                Probe.polling(
                        p -> {
                            assertThatThrownBy(() -> self[0].drop())
                                    .isInstanceOf(IllegalStateException.class)
                                    .hasMessageContaining("dropped during a poll");
                            return Poll.pending();
                        });
        self[0] = Pin.of(future);
        self[0].poll(cx);
        self[0].drop();
        assertThat(future.drops).isEqualTo(1);
    }

    @Test
    void pollFromASecondThreadAtTheSameTimeIsRefused() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayLeave = new CountDownLatch(1);
        Probe<String> future =
                Probe.polling(
                        p -> {
                            inside.countDown();
                            mayLeave.await();
                            return Poll.ready("v");
                        });
        Pin<String> pin = Pin.of(future);
        Object[] first = new Object[1];
        Thread poller =
                new Thread(
                        () -> {
                            try {
                                first[0] = pin.poll(new TestContext());
                            } catch (Exception e) {
                                first[0] = e;
                            }
                        });
        poller.start();
        inside.await();
        assertThat(pin).hasToString("Pin[polling]");
        assertThatThrownBy(() -> pin.poll(cx)).hasMessageContaining("one owner at a time");
        mayLeave.countDown();
        poller.join();
        assertThat(first[0]).isEqualTo(Poll.ready("v"));
    }

    @Test
    void failedFutureIsOverAndNotDropped() {
        Exception failure = new Exception();
        Probe<String> future = Probe.failingAfter(0, failure);
        Pin<String> pin = Pin.of(future);
        assertThatThrownBy(() -> pin.poll(cx)).isSameAs(failure);
        assertThat(pin.isTerminated()).isTrue();
        pin.drop();
        assertThat(future.drops).isZero();
    }
}
