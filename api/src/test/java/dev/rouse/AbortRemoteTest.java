package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Futures that are ended or awaited from somewhere else. */
class AbortRemoteTest {

    private final TestContext cx = new TestContext();
    private final TestContext elsewhere = new TestContext();
    private final AbortHandle handle = AbortHandle.create();
    private final Probe<String> child = Probe.readyAfter(1, "v");

    @Test
    void abortWakesAndTheNextPollDropsAndFails() throws Exception {
        Future<String> future = child.abortable(handle);
        future.poll(cx);
        assertThat(handle).hasToString("AbortHandle[waiting]");
        handle.abort();
        handle.abort();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(child.drops).as("dropped by its owner, not by who aborts").isZero();
        assertThatThrownBy(() -> future.poll(cx))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("AbortHandle")
                .hasMessageContaining("Probe");
        assertThat(child.drops).isEqualTo(1);
        assertThat(child.polls).isEqualTo(1);
        assertThat(handle.isAborted()).isTrue();
    }

    @Test
    void abortBeforeTheFutureIsMadeCounts() {
        handle.abort();
        Future<String> future = child.abortable(handle);
        assertThatThrownBy(() -> future.poll(cx)).isInstanceOf(CancellationException.class);
        assertThat(child.polls).isZero();
    }

    @Test
    void abortAfterTheEndHarmsNobodyAndTheHandleForgetsTheTask() throws Exception {
        Future<String> future = child.abortable(handle);
        assertThat(handle).hasToString("AbortHandle[idle]");
        future.poll(cx);
        assertThat(future.poll(cx)).isEqualTo(Poll.ready("v"));
        assertThat(handle).hasToString("AbortHandle[idle]");
        handle.abort();
        assertThat(cx.wakes()).isZero();
        assertThat(handle).hasToString("AbortHandle[ABORTED]");

        AbortHandle other = AbortHandle.create();
        assertThat(other).hasToString("AbortHandle[UNUSED]");
        Future<String> dropped = Probe.<String>pending().abortable(other);
        dropped.poll(cx);
        dropped.drop();
        other.abort();
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void failureOfTheDropIsSuppressedIntoTheCancellation() {
        RuntimeException thrown = new RuntimeException();
        Probe<String> bad =
                Probe.<String>pending()
                        .whenDropped(
                                () -> {
                                    throw thrown;
                                });
        handle.abort();
        assertThatThrownBy(() -> bad.abortable(handle).poll(cx))
                .isInstanceOf(CancellationException.class)
                .hasSuppressedException(thrown);
    }

    @Test
    void handleBelongsToOneFuture() {
        child.abortable(handle);
        Future<String> other = Probe.pending();
        assertThatThrownBy(() -> other.abortable(handle))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one for each future");
        handle.abort();
        assertThatThrownBy(() -> other.abortable(handle)).isInstanceOf(IllegalStateException.class);
        AbortHandle foreign =
                new AbortHandle() {
                    @Override
                    public void abort() {}

                    @Override
                    public boolean isAborted() {
                        return false;
                    }
                };
        assertThatThrownBy(() -> other.abortable(foreign))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void abortableWithAToStringThatThrowsEndsAllTheSame() {
        Future<String> rude =
                new Future<>() {
                    @Override
                    public Poll<String> poll(Context context) {
                        return Poll.pending();
                    }

                    @Override
                    public String toString() {
                        throw new IllegalStateException("rude");
                    }
                };
        handle.abort();
        assertThatThrownBy(() -> rude.abortable(handle).poll(cx))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("AbortRemoteTest");
    }

    @Test
    void valueTravelsFromTheRemoteFutureToTheHandle() throws Exception {
        Remote<String> remote = child.remoteHandle();
        assertThat(remote.handle().poll(cx)).isSameAs(Poll.pending());
        assertThat(remote.future().poll(elsewhere)).isSameAs(Poll.pending());
        assertThat(remote.future().poll(elsewhere).isReady()).isTrue();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(remote.handle().poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void failureTravelsToo() throws Exception {
        Exception failure = new Exception();
        Remote<String> remote = Futures.<String>failed(failure).remoteHandle();
        assertThat(remote.future().poll(elsewhere).isReady()).isTrue();
        assertThatThrownBy(() -> remote.handle().poll(cx)).isSameAs(failure);
    }

    @Test
    void droppedHandleCancelsTheWork() throws Exception {
        Remote<String> remote = child.remoteHandle();
        remote.future().poll(elsewhere);
        remote.handle().drop();
        assertThat(elsewhere.wakes()).isEqualTo(1);
        assertThat(child.drops).isZero();
        assertThat(remote.future().poll(elsewhere).isReady()).isTrue();
        assertThat(child.drops).isEqualTo(1);
        assertThat(child.polls).isEqualTo(1);
    }

    @Test
    void forgottenHandleLetsTheWorkGoOn() throws Exception {
        Remote<String> remote = child.remoteHandle();
        remote.future().poll(elsewhere);
        remote.handle().forget();
        remote.handle().forget();
        assertThat(remote.future().poll(elsewhere).isReady()).isTrue();
        assertThat(child.polls).isEqualTo(2);
        assertThat(child.drops).isZero();
        assertThatThrownBy(() -> remote.handle().poll(cx)).hasMessageContaining("after drop");
    }

    @Test
    void failureThatNobodyWaitsForStaysWithTheRemoteFuture() throws Exception {
        Exception failure = new Exception();
        Remote<String> forgotten = Probe.<String>failingAfter(2, failure).remoteHandle();
        forgotten.future().poll(elsewhere);
        forgotten.handle().forget();
        assertThat(forgotten.future().poll(elsewhere)).isSameAs(Poll.pending());
        assertThatThrownBy(() -> forgotten.future().poll(elsewhere)).isSameAs(failure);
    }

    @Test
    void droppedRemoteFutureFailsTheHandle() throws Exception {
        Remote<String> remote = child.remoteHandle();
        remote.handle().poll(cx);
        remote.future().poll(elsewhere);
        Future<@Nullable Void> future = remote.future();
        future.drop();
        future.drop();
        assertThat(child.drops).isEqualTo(1);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> remote.handle().poll(cx))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("dropped before it ended");
        remote.handle().forget();
    }

    @Test
    void droppedRemoteFutureFailsTheHandleEvenIfTheDropThrows() throws Exception {
        RuntimeException thrown = new RuntimeException();
        Remote<String> remote =
                Probe.<String>pending()
                        .whenDropped(
                                () -> {
                                    throw thrown;
                                })
                        .remoteHandle();
        assertThatThrownBy(() -> remote.future().drop()).isSameAs(thrown);
        assertThatThrownBy(() -> remote.handle().poll(cx))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void remoteFutureSaysWhatItRuns() {
        Remote<String> remote = Futures.<String>pending().remoteHandle();
        assertThat(remote.future()).hasToString("Remote[Pending]");
        assertThat(remote.handle()).asString().startsWith("RemoteHandle[");
    }
}
